import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { clock } from '../../portal/limits/clock';
import type { Talk } from '../../portal/client/client';
import type { Choices } from '../parameters/parameters';
import { choicesOf, fits } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import { DELETED, SAVED } from '../parameters/events';
import type { Notice } from './payload';
import { GET, isGone, mayBeGone } from '../payments/paymentLoader';
import type { Sighting, Start } from '../changes/eventsToEmit';
import { seenAs, startsFor, startWith, wantsOf } from '../changes/eventsToEmit';
import type { State } from '../state/triggerState';

/** A payment that is not known counts as paid just now when it was paid so shortly before the call. */
const RECENT_MS = 10 * 60_000;

/** The payment as it reads now; undefined when it is gone and the call does not say so. */
async function look(
	talk: Talk,
	state: State,
	{ event, sentAt, userId }: Notice,
	id: number,
): Promise<Sighting | undefined> {
	const { outcome, at } = await state.reader.read(talk, id);
	const sighting: Sighting = {
		...{ id, at, recent: (sentAt ?? clock.now()) - RECENT_MS },
		...(userId !== undefined && { changedBy: userId }),
	};
	if (outcome.ok) return { ...sighting, payment: outcome.result as IDataObject };
	if (event === DELETED && mayBeGone(outcome)) return sighting;
	if (isGone(outcome)) return undefined;
	throw await talk.error(outcome.failure, { method: GET, parameters: { id } }, 'Payment');
}

/** In a test run nothing is known of what was before, so the call stands for what fits the payment. */
async function sampleOf(
	talk: Talk,
	state: State,
	choices: Choices,
	sighting: Sighting,
): Promise<Start[]> {
	const { now } = seenAs(state, sighting);
	const fitting: EventName[] =
		now.paid === 'D'
			? ['paymentDeleted']
			: [now.paid === 'Y' ? 'paymentPaid' : 'paymentUnpaid', 'paymentUpdated', 'paymentCreated'];
	const wants = await wantsOf(talk, choices, sighting);
	return fitting
		.filter((event) => choices.events.includes(event) && fits(choices, now) && wants(event))
		.slice(0, 1)
		.map((event) => startWith(choices, sighting, event));
}

/**
 * Finds out what a call of Bitrix24 is about.
 *
 * @returns the items to start the workflow with; none when nothing happened that the user wants to hear of
 * @throws NodeApiError when the payment can't be read, in Bitrix24's own words
 */
export async function receive(
	caller: IWebhookFunctions,
	talk: Talk,
	state: State,
	notice: Notice,
): Promise<INodeExecutionData[]> {
	const receivedAt = new Date(clock.now()).toISOString();
	const { id, event } = notice;
	if (id === undefined || (event !== SAVED && event !== DELETED)) return [];
	const choices = choicesOf(caller);
	const sighting = await look(talk, state, notice, id);
	if (sighting === undefined) return [];
	const decided = await startsFor(talk, state, choices, sighting);
	state.save();
	const isTest = caller.getMode() === 'manual';
	const starts =
		isTest && decided.length === 0 ? await sampleOf(talk, state, choices, sighting) : decided;
	const { host: portal } = talk.door;
	return starts.map((start) => ({ json: { ...start, portal, receivedAt } }));
}
