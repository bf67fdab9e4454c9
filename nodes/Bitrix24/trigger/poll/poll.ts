import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { clock } from '../../portal/limits/clock';
import type { TriggerEvent } from '../changes/triggerEvent';
import { eventsToEmit } from '../changes/eventsToEmit';
import { matchesFilters } from '../changes/filters';
import type { EventName, Observation } from '../state/snapshot';
import type { TriggerParameters } from '../parameters/parameters';
import { readParameters, simplify } from '../parameters/parameters';
import { snapshotOf } from '../state/snapshot';
import { triggerStateOf } from '../state/triggerState';
import type { PollResult } from './readWatched';
import { readWatched } from './readWatched';
import { namesOf, watchScopeOf } from './watchScope';

const MAX_WAIT_MS = 60_000;

/** How far the portal's clock, or a save that takes long, may be behind. */
const OVERLAP_MS = 10 * 60_000;

/** Polls of the same node that are still under way, by workflow and node. */
const underWay = new Set<string>();

/** In the editor nothing is known of what was before: the newest payment that fits shows how it looks. */
function sampleOf(parameters: TriggerParameters, payments: IDataObject[]): TriggerEvent[] {
	const newest = [...payments].sort((one, other) => Number(other.id) - Number(one.id));
	const sample = (event: EventName, paid: string): TriggerEvent[] => {
		const payment = newest.find(
			(one) => one.paid === paid && matchesFilters(parameters, snapshotOf(one)),
		);
		return payment !== undefined && parameters.events.includes(event)
			? [{ event, payment: simplify(parameters, payment) }]
			: [];
	};
	return [
		...sample('paymentPaid', 'Y'),
		...sample('paymentUnpaid', 'N'),
		...sample('paymentCreated', 'N'),
		...sample('paymentUpdated', 'N'),
	].slice(0, 1);
}

/** All payments of a poll, and those that are gone. */
const observationsIn = (
	{ payments, deleted, newlyWatched }: PollResult,
	at: number,
	recentSince: number,
): Observation[] => [
	...payments.map((payment) => {
		const id = Number(payment.id);
		return newlyWatched.has(id)
			? { id, payment, at, recentSince: Infinity, highestKnownId: Infinity }
			: { id, payment, at, recentSince };
	}),
	...deleted.map((id) => ({ id, at, recentSince })),
];

function itemsOf(
	events: TriggerEvent[],
	client: PortalClient,
	at: number,
): INodeExecutionData[][] | null {
	const receivedAt = new Date(at).toISOString();
	const { host: portal } = client.connection;
	return events.length > 0
		? [events.map((event) => ({ json: { ...event, portal, receivedAt } }))]
		: null;
}

async function pollOnce(caller: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const client = await PortalClient.open(caller, { label: 'Watch', maxWaitMs: MAX_WAIT_MS });
	const state = triggerStateOf(caller, 'poll', client.connection.host);
	const parameters = readParameters(caller);
	const { snapshots, lastPollAt: since = clock.now() } = state;
	const scope = watchScopeOf(caller, since, OVERLAP_MS);
	const at = clock.now();
	const result = await readWatched(client, snapshots, scope, state.lastScope);
	const isTest = caller.getMode() === 'manual';
	if (isTest) return itemsOf(sampleOf(parameters, result.payments), client, at);

	const events: TriggerEvent[] = [];
	for (const observation of observationsIn(result, at, since - OVERLAP_MS)) {
		events.push(...(await eventsToEmit(client, state, parameters, observation)));
	}
	for (const id of result.unwatched) snapshots.forget(id);
	const lastScope = namesOf(scope);
	// A poll of others than before only learns how their payments are, as the first one does.
	if (!lastScope.some((name) => state.lastScope.includes(name))) {
		snapshots.highestKnownId = Math.max(snapshots.highestKnownId ?? 0, result.highestId);
	}
	Object.assign(state, { lastPollAt: at, lastScope });
	state.save();
	return itemsOf(events, client, at);
}

/**
 * Reads what changed since the last poll.
 *
 * @returns an item for each change, null when there is none
 * @throws NodeApiError when the payments can't be read; then the next poll begins where this one did
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
