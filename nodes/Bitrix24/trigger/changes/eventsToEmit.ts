import type { PortalClient } from '../../portal/client/client';
import type { TriggerParameters } from '../parameters/parameters';
import type { EventName, Observation } from '../state/snapshot';
import { isSameSnapshot, snapshotIn } from '../state/snapshot';
import { nextTimestamp } from '../state/timestamps';
import type { TriggerState } from '../state/triggerState';
import { detectChanges } from './detectChanges';
import { filterFor, matchesFilters, ownUserOf } from './filters';
import { withOwner } from './owner';
import type { TriggerEvent } from './triggerEvent';
import { toTriggerEvent } from './triggerEvent';

/** What happened to a payment, whoever wants to know. */
function changesSeen({ snapshots }: TriggerState, observation: Observation): EventName[] {
	const before = snapshots.get(observation.id);
	// A later answer overtook this one.
	if (before !== undefined && before.at > observation.at) return [];
	return detectChanges(observation, before, snapshots.highestKnownId);
}

/**
 * Decides what events to emit, and remembers the payment. It does so in one go, without waiting for
 * anything in between: so of any number of calls about one change only the first emits it.
 *
 * @param wants whether the user wants to hear of a change, for reasons that the snapshot does not show
 */
export function decide(
	state: TriggerState,
	parameters: TriggerParameters,
	observation: Observation,
	wants: (event: EventName) => boolean,
): EventName[] {
	const { id, at } = observation;
	const { snapshots, emittedByOther } = state;
	const before = snapshots.get(id);
	if (before !== undefined && before.at > at) return [];
	const now = snapshotIn(observation, before);
	if (before !== undefined && isSameSnapshot(before, now)) {
		// An answer may tell what the one before it left out.
		Object.assign(before, now, { at });
		return [];
	}
	const changes = changesSeen(state, observation);
	const taken = changes.filter((event) => emittedByOther(id, now, event, before?.at ?? 0));
	const toEmit = changes.filter(
		(event) =>
			parameters.events.includes(event) &&
			matchesFilters(parameters, now) &&
			wants(event) &&
			!taken.includes(event),
	);
	const time = nextTimestamp();
	const emitted = Object.fromEntries([...toEmit, ...taken].map((event) => [event, time]));
	// Where there is no room for all, what nothing happened to need not be known.
	if (before !== undefined || changes.length > 0 || !snapshots.isFull) {
		snapshots.put(id, { ...now, at, emitted: { ...before?.emitted, ...emitted } });
	}
	return toEmit;
}

/** Whether something happened to a payment that the user wants to hear of. */
export const isOfInterest = (
	state: TriggerState,
	parameters: TriggerParameters,
	observation: Observation,
): boolean =>
	changesSeen(state, observation).some((event) => parameters.events.includes(event)) &&
	matchesFilters(parameters, snapshotIn(observation, state.snapshots.get(observation.id)));

/**
 * Finds out what happened to a payment, and remembers it. The portal is asked for more only where something
 * happened that the user wants to hear of.
 *
 * @returns what to start the workflow for
 * @throws NodeApiError where the portal does not tell what the user's choices depend on; then nothing is
 * remembered, so that the next call for this payment finds the same
 */
export async function eventsToEmit(
	client: PortalClient,
	state: TriggerState,
	parameters: TriggerParameters,
	observation: Observation,
): Promise<TriggerEvent[]> {
	let observed = observation;
	let wants: (event: EventName) => boolean = () => false;
	if (isOfInterest(state, parameters, observation)) {
		observed = await withOwner(client, state.owners, parameters, observation);
		wants = await filterFor(parameters, observed, ownUserOf(client));
	}
	return decide(state, parameters, observed, wants).map((event) =>
		toTriggerEvent(parameters, observed, event),
	);
}
