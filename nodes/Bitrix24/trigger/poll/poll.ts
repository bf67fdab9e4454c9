import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { clock } from '../../portal/limits/clock';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { PortalClient } from '../../portal/client/client';
import type { TriggerParameters } from '../parameters/parameters';
import { readParameters, matchesFilters, simplify } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import { snapshotOf } from '../state/snapshot';
import { ReadError } from '../payments/paymentList';
import type { PollResult } from './readWatched';
import { readWatched } from './readWatched';
import type { Sighting, TriggerEvent } from '../changes/eventsToEmit';
import { eventsToEmit } from '../changes/eventsToEmit';
import { triggerStateOf } from '../state/triggerState';
import { namesOf, watchScopeOf } from './watchScope';

const MAX_WAIT_MS = 60_000;

/** How far the portal's clock, or a save that takes long, may be behind. */
const OVERLAP_MS = 10 * 60_000;

const CALL = { method: 'sale.payment.list', parameters: {} };

/** A look of the same node that is still under way, by workflow and node. */
const underWay = new Set<string>();

/** In the editor nothing is known of what was before: the newest payment that fits shows how it looks. */
function sampleOf(choices: TriggerParameters, payments: IDataObject[]): TriggerEvent[] {
	const newest = [...payments].sort((one, other) => Number(other.id) - Number(one.id));
	const sample = (event: EventName, paid: string): TriggerEvent[] => {
		const payment = newest.find(
			(one) => one.paid === paid && matchesFilters(choices, snapshotOf(one)),
		);
		return payment !== undefined && choices.events.includes(event)
			? [{ event, payment: simplify(choices, payment) }]
			: [];
	};
	return [
		...sample('paymentPaid', 'Y'),
		...sample('paymentUnpaid', 'N'),
		...sample('paymentCreated', 'N'),
		...sample('paymentUpdated', 'N'),
	].slice(0, 1);
}

/** All payments of a look, and those that are gone, as sightings. */
const sightingsOf = (
	{ payments, deleted: gone, newlyWatched: joined }: PollResult,
	at: number,
	recent: number,
): Sighting[] => [
	...payments.map((payment) => {
		const id = Number(payment.id);
		const isNew = joined.has(id) ? { recent: Infinity, highest: Infinity } : { recent };
		return { ...{ id, payment, at }, ...isNew };
	}),
	...gone.map((id) => ({ id, at, recent })),
];

function itemsOf(
	starts: TriggerEvent[],
	talk: PortalClient,
	at: number,
): INodeExecutionData[][] | null {
	const receivedAt = new Date(at).toISOString();
	const { host: portal } = talk.connection;
	return starts.length > 0
		? [starts.map((start) => ({ json: { ...start, portal, receivedAt } }))]
		: null;
}

async function pollOnce(caller: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const talk = await PortalClient.open(caller, MAX_WAIT_MS);
	if (!(talk instanceof PortalClient)) {
		throw toNodeApiError(caller.getNode(), describeFailure(talk.failure, CALL, 'Watch'), 0);
	}
	const state = triggerStateOf(caller, 'asks', talk.connection.host);
	const choices = readParameters(caller);
	const { snapshots: memory, lastPollAt: since = clock.now() } = state;
	const watched = watchScopeOf(caller, since, OVERLAP_MS);
	const at = clock.now();
	const seen = await readWatched(talk, memory, watched, state.lastScope).catch(
		async (error: unknown) => {
			if (error instanceof ReadError)
				throw await talk.toNodeApiError(error.failure, error.call, 'Watch');
			throw error;
		},
	);
	const isTest = caller.getMode() === 'manual';
	if (isTest) return itemsOf(sampleOf(choices, seen.payments), talk, at);

	const starts: TriggerEvent[] = [];
	for (const sighting of sightingsOf(seen, at, since - OVERLAP_MS)) {
		starts.push(...(await eventsToEmit(talk, state, choices, sighting)));
	}
	for (const id of seen.unwatched) memory.forget(id);
	const lookedFor = namesOf(watched);
	// A look at others than before only learns how their payments are, as the first one does.
	if (!lookedFor.some((name) => state.lastScope.includes(name))) {
		memory.highestKnownId = Math.max(memory.highestKnownId ?? 0, seen.highestId);
	}
	Object.assign(state, { lookedAt: at, lookedFor });
	state.save();
	return itemsOf(starts, talk, at);
}

/**
 * Looks what changed since the last look.
 *
 * @returns an item for each change, null when there is none
 * @throws NodeApiError when the payments can't be read; then the next look begins where this one did
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const own = `${this.getWorkflow().id ?? ''}/${this.getNode().id}`;
	if (underWay.has(own)) return null;
	underWay.add(own);
	try {
		return await pollOnce(this);
	} finally {
		underWay.delete(own);
	}
}
