import type { IDataObject, INodeExecutionData, IPollFunctions, NodeApiError } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { clock } from '../../portal/limits/clock';
import { withDeadline } from '../../portal/limits/deadline';
import { effectUnknown } from '../../portal/outcome';
import type { TriggerEvent } from '../changes/triggerEvent';
import { eventsToEmit } from '../changes/eventsToEmit';
import { matchesFilters } from '../changes/filters';
import type { EventName, Observation } from '../state/snapshot';
import type { TriggerParameters } from '../parameters/parameters';
import { readParameters, simplify } from '../parameters/parameters';
import { snapshotOf } from '../state/snapshot';
import { nextTimestamp } from '../state/timestamps';
import type { TriggerState } from '../state/triggerState';
import { triggerStateOf } from '../state/triggerState';
import { isSuperseded, pollAlone } from './registration';
import type { PollResult } from './readWatched';
import { readWatched } from './readWatched';
import { namesOf, watchScopeOf } from './watchScope';

const MAX_WAIT_MS = 60_000;

/** How far the portal's clock, or a save that takes long, may be behind. */
const OVERLAP_MS = 10 * 60_000;

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

/** How far to read back where the last poll's moment can't be right: a clock was ahead then. */
const CLOCK_CHANGED_MS = 24 * 60 * 60_000;

/** When the last poll was, in ms since the epoch; now, before the first. */
function lastPollOf({ lastPollAt }: TriggerState): number {
	const now = clock.now();
	if (lastPollAt === undefined) return now;
	return lastPollAt <= now ? lastPollAt : now - CLOCK_CHANGED_MS;
}

async function pollOnce(caller: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const client = await PortalClient.open(caller, { label: 'Watch', maxWaitMs: MAX_WAIT_MS });
	const state = triggerStateOf(caller, 'poll', client.connection.host);
	const parameters = readParameters(caller);
	const { snapshots } = state;
	const since = lastPollOf(state);
	const scope = watchScopeOf(caller, since, OVERLAP_MS);
	const at = nextTimestamp();
	const polledAt = clock.now();
	const result = await readWatched(client, snapshots, scope, state.lastScope);
	const isTest = caller.getMode() === 'manual';
	if (isTest) return itemsOf(sampleOf(parameters, result.payments), client, polledAt);

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
	Object.assign(state, { lastPollAt: polledAt, lastScope });
	state.save();
	return itemsOf(events, client, polledAt);
}

/** A poll that hangs beyond all its requests' timeouts is given up, so that the next one begins. */
const MAX_POLL_MS = 15 * 60_000;

const tooLong = (caller: IPollFunctions): NodeApiError =>
	toNodeApiError(
		caller.getNode(),
		describeFailure(
			effectUnknown('POLL_TIMEOUT', `The poll did not end within ${MAX_POLL_MS / 60_000} minutes`, {
				advice:
					'Nothing is lost: the next poll reads from where the last one ended. If this comes again, shorten Look Back, or look whether the portal answers.',
			}),
			{ label: 'Watch' },
		),
		0,
	);

/**
 * Reads what changed since the last poll.
 *
 * @returns an item for each change, null when there is none
 * @throws NodeApiError when the payments can't be read; then the next poll begins where this one did
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (isSuperseded(this)) return null;
	return await pollAlone(
		this,
		async () =>
			await withDeadline<INodeExecutionData[][] | null>(
				MAX_POLL_MS,
				async () => await pollOnce(this),
				() => {
					throw tooLong(this);
				},
			),
	);
}
