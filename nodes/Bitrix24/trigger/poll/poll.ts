import type { INodeExecutionData, IPollFunctions, NodeApiError } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { redactJson } from '../../portal/errors/redact';
import { describeFailure, toNodeApiError } from '../../portal/errors/report';
import { clock } from '../../portal/limits/clock';
import { withDeadline } from '../../portal/limits/deadline';
import { effectUnknown } from '../../portal/outcome';
import { decide, isOfInterest } from '../changes/eventsToEmit';
import { filterFor, ownUserOf } from '../changes/filters';
import type { TriggerEvent } from '../changes/triggerEvent';
import { toTriggerEvent } from '../changes/triggerEvent';
import { readOwnersOf } from '../changes/owner';
import type { TriggerParameters } from '../parameters/parameters';
import { readParameters } from '../parameters/parameters';
import type { NeededScope } from '../parameters/scopes';
import { checkGrantedScopes } from '../parameters/scopes';
import type { EventName, Observation } from '../state/snapshot';
import { nextTimestamp } from '../state/timestamps';
import { triggerStateOf } from '../state/triggerState';
import type { PollResult } from './pollResult';
import { complete, datesFor } from './complete';
import { readWatched } from './readWatched';
import { pollAlone } from './registration';
import { sampleOf } from './sampleOf';
import type { WatchScope } from './watchScope';
import { namesOf, watchScopeOf } from './watchScope';

const MAX_WAIT_MS = 60_000;

/** All payments of a poll, and those that are gone. */
const observationsIn = (
	{ payments, deleted, newlyWatched, recentlyPaid, paidSince: recentSince }: PollResult,
	at: number,
): Observation[] => [
	...payments.map((payment) => {
		const id = Number(payment.id);
		return newlyWatched.has(id)
			? { id, payment, at, recentSince: Infinity, highestKnownId: Infinity }
			: { id, payment, at, recentSince, isRecentlyPaid: recentlyPaid?.has(id) };
	}),
	...deleted.map((id) => ({ id, at, recentSince })),
];

/** A sample for a test run in the editor. */
async function sampleFor(
	client: PortalClient,
	scope: WatchScope,
	parameters: TriggerParameters,
	{ payments, owners }: PollResult,
): Promise<TriggerEvent[]> {
	const samples = sampleOf(parameters, payments);
	// Of a payment that was deleted no date is left.
	if (samples.some(({ event }) => event === 'paymentDeleted')) return samples;
	const dated = await datesFor(scope)(
		client,
		samples.map(({ payment }) => payment),
	);
	const ids = samples.map(({ payment }) => Number(payment.id));
	const found = await readOwnersOf(client, parameters, ids, owners);
	return samples.map((sample, index) => ({
		...sample,
		payment: dated[index] ?? sample.payment,
		...(parameters.includesOwner && { owner: { ...found[index] } }),
	}));
}

function itemsOf(
	events: TriggerEvent[],
	client: PortalClient,
	at: number,
): INodeExecutionData[][] | null {
	const receivedAt = new Date(at).toISOString();
	const { host: portal } = client.connection;
	return events.length > 0
		? [
				events.map((event) => ({
					json: redactJson({ ...event, portal, receivedAt }, client.connection.secrets),
				})),
			]
		: null;
}

/** Whether a poll may still emit, and how it is ended when it takes too long. */
interface PollRun {
	claimed: () => boolean;
	/** Whether it is the first one of its activation, whose failure is shown to whoever activates. */
	isFirst: boolean;
	signal: AbortSignal;
}

/** The scopes that a poll needs: all payments are listed with sale alone. */
const scopesOf = ({ kind }: WatchScope): NeededScope[] => [
	{ scope: 'crm' },
	...(kind === 'all' ? [{ scope: 'sale' }] : []),
];

async function pollOnce(
	caller: IPollFunctions,
	{ claimed, isFirst, signal }: PollRun,
): Promise<INodeExecutionData[][] | null> {
	const options = { label: 'Watch', maxWaitMs: MAX_WAIT_MS, signal };
	const client = await PortalClient.open(caller, options);
	const state = triggerStateOf(caller, 'poll', client.connection);
	const parameters = readParameters(caller);
	const { snapshots } = state;
	const scope = watchScopeOf(caller);
	if (isFirst) await checkGrantedScopes(client, scopesOf(scope), 'Nothing was read.');
	const last = { at: state.lastPollAt, scope: state.lastScope };
	const at = nextTimestamp();
	const polledAt = clock.now();
	const result = await readWatched(client, snapshots, scope, last);
	const isTest = caller.getMode() === 'manual';
	if (isTest) {
		return itemsOf(await sampleFor(client, scope, parameters, result), client, polledAt);
	}
	const observations = observationsIn(result, at);
	const told = observations.filter((one) => isOfInterest(state, parameters, one));
	await complete(client, scope, parameters, result, told);
	const ownUser = ownUserOf(client);
	const filters = new Map<Observation, (event: EventName) => boolean>();
	for (const one of told) filters.set(one, await filterFor(parameters, one, ownUser));
	// From here on nothing waits: a poll that fails, or comes too late, has remembered nothing.
	if (signal.aborted || !claimed()) return null;
	const events = observations.flatMap((observation) =>
		decide(state, parameters, observation, filters.get(observation) ?? (() => false)).map((event) =>
			toTriggerEvent(parameters, observation, event),
		),
	);
	for (const id of result.unwatched) snapshots.forget(id);
	const lastScope = namesOf(scope);
	// A poll of others than before only learns how their payments are, as the first one does.
	if (!lastScope.some((name) => last.scope.includes(name))) {
		snapshots.highestKnownId = Math.max(snapshots.highestKnownId ?? 0, result.highestId);
	}
	Object.assign(state, { lastPollAt: result.readAt, lastScope });
	state.save();
	return itemsOf(events, client, polledAt);
}

/** A poll that hangs beyond all its requests' timeouts is given up, so that the next one begins. */
const MAX_POLL_MS = 15 * 60_000;

const tooLong = (caller: IPollFunctions): NodeApiError =>
	toNodeApiError(
		caller.getNode(),
		describeFailure(
			effectUnknown(
				'POLL_TIMEOUT',
				`The poll did not finish within ${MAX_POLL_MS / 60_000} minutes`,
				{
					advice:
						'No event is lost: the next poll continues from where the last one ended. If it happens again, reduce Look Back, or check that the portal responds.',
				},
			),
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
	return await pollAlone(
		this,
		async (claimed, isFirst) =>
			await withDeadline<INodeExecutionData[][] | null>(
				MAX_POLL_MS,
				async (signal) => await pollOnce(this, { claimed, isFirst, signal }),
				() => {
					throw tooLong(this);
				},
			),
	);
}
