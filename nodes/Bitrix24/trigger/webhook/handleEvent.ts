import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { clock } from '../../portal/limits/clock';
import type { PortalClient } from '../../portal/client/client';
import type { TriggerParameters } from '../parameters/parameters';
import { readParameters, matchesFilters } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import { DELETED, SAVED } from '../parameters/events';
import type { EventPayload } from './payload';
import { GET_METHOD, isGone, mayBeGone } from '../payments/paymentLoader';
import type { Sighting, TriggerEvent } from '../changes/eventsToEmit';
import { seenAs, eventsToEmit, toTriggerEvent, filterFor } from '../changes/eventsToEmit';
import type { TriggerState } from '../state/triggerState';

/** A payment that is not known counts as paid just now when it was paid so shortly before the call. */
const RECENT_MS = 10 * 60_000;

/** The payment as it reads now; undefined when it is gone and the call does not say so. */
async function observe(
	talk: PortalClient,
	state: TriggerState,
	{ event, sentAt, userId }: EventPayload,
	id: number,
): Promise<Sighting | undefined> {
	const { outcome, at } = await state.loader.load(talk, id);
	const sighting: Sighting = {
		...{ id, at, recent: (sentAt ?? clock.now()) - RECENT_MS },
		...(userId !== undefined && { changedBy: userId }),
	};
	if (outcome.ok) return { ...sighting, payment: outcome.result as IDataObject };
	if (event === DELETED && mayBeGone(outcome)) return sighting;
	if (isGone(outcome)) return undefined;
	throw await talk.toNodeApiError(
		outcome.failure,
		{ method: GET_METHOD, parameters: { id } },
		'Payment',
	);
}

/** In a test run nothing is known of what was before, so the call stands for what fits the payment. */
async function sampleOf(
	talk: PortalClient,
	state: TriggerState,
	choices: TriggerParameters,
	sighting: Sighting,
): Promise<TriggerEvent[]> {
	const { now } = seenAs(state, sighting);
	const fitting: EventName[] =
		now.paid === 'D'
			? ['paymentDeleted']
			: [now.paid === 'Y' ? 'paymentPaid' : 'paymentUnpaid', 'paymentUpdated', 'paymentCreated'];
	const wants = await filterFor(talk, choices, sighting);
	return fitting
		.filter(
			(event) => choices.events.includes(event) && matchesFilters(choices, now) && wants(event),
		)
		.slice(0, 1)
		.map((event) => toTriggerEvent(choices, sighting, event));
}

/**
 * Finds out what a call of Bitrix24 is about.
 *
 * @returns the items to start the workflow with; none when nothing happened that the user wants to hear of
 * @throws NodeApiError when the payment can't be read, in Bitrix24's own words
 */
export async function handleEvent(
	caller: IWebhookFunctions,
	talk: PortalClient,
	state: TriggerState,
	notice: EventPayload,
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date(clock.now()).toISOString();
	const { id, event } = notice;
	if (id === undefined || (event !== SAVED && event !== DELETED)) return [];
	const choices = readParameters(caller);
	const sighting = await observe(talk, state, notice, id);
	if (sighting === undefined) return [];
	const decided = await eventsToEmit(talk, state, choices, sighting);
	state.save();
	const isTest = caller.getMode() === 'manual';
	const starts =
		isTest && decided.length === 0 ? await sampleOf(talk, state, choices, sighting) : decided;
	const { host: portal } = talk.connection;
	return starts.map((start) => ({ json: { ...start, portal, receivedAt } }));
}
