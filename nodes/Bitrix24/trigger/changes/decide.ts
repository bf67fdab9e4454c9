import { clock } from '../../portal/limits/clock';
import { detectChanges } from './detectChanges';
import type { TriggerParameters } from '../parameters/parameters';
import { matchesFilters } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import type { PaymentSnapshot } from '../state/snapshot';
import { isSameSnapshot } from '../state/snapshot';
import type { TriggerState } from '../state/triggerState';

/** A payment as it was just read. */
export interface Seen {
	id: number;
	now: PaymentSnapshot;
	/** When it was paid, as Bitrix24 gives it. */
	datePaid: unknown;
	/** When it was asked for, in ms since the epoch. */
	at: number;
	/** From when on a payment that is not known counts as paid just now, in ms since the epoch. */
	recent: number;
	/** The greatest id that is not new: the memory's own unless told. */
	highest?: number;
}

/** What happened to a payment, whoever wants to know. */
export function changesSeen({ snapshots: memory }: TriggerState, seen: Seen): EventName[] {
	const before = memory.get(seen.id);
	// A later answer overtook this one.
	if (before !== undefined && before.at > seen.at) return [];
	return detectChanges({ highest: memory.highestKnownId, ...seen, before });
}

/**
 * Decides what to start the workflow for, and remembers the payment. It does so in one go, without
 * waiting for anything in between: so of any number of calls about one change only the first starts it.
 *
 * @param wants whether the user wants to hear of a change, for reasons that the facts do not show
 */
export function decide(
	state: TriggerState,
	choices: TriggerParameters,
	seen: Seen,
	wants: (event: EventName) => boolean,
): EventName[] {
	const { id, now, at } = seen;
	const { snapshots: memory, emittedByOther: isTaken } = state;
	const before = memory.get(id);
	if (before !== undefined && before.at > at) return [];
	if (before !== undefined && isSameSnapshot(before, now)) {
		before.at = at;
		return [];
	}
	const changes = changesSeen(state, seen);
	const taken = changes.filter((event) => isTaken(id, now, event, before?.at ?? 0));
	const starts = changes.filter(
		(event) =>
			choices.events.includes(event) &&
			matchesFilters(choices, now) &&
			wants(event) &&
			!taken.includes(event),
	);
	const time = clock.now();
	const started = Object.fromEntries([...starts, ...taken].map((event) => [event, time]));
	// Where there is no room for all, what nothing happened to need not be known.
	if (before !== undefined || changes.length > 0 || !memory.isFull) {
		memory.put(id, { ...now, at, emitted: { ...before?.emitted, ...started } });
	}
	return starts;
}
