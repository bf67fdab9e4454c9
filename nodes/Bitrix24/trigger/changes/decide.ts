import { clock } from '../../portal/limits/clock';
import { changesOf } from './detectChanges';
import type { Choices } from '../parameters/parameters';
import { fits } from '../parameters/parameters';
import type { EventName } from '../parameters/events';
import type { Facts } from '../state/snapshot';
import { isSameAs } from '../state/snapshot';
import type { State } from '../state/triggerState';

/** A payment as it was just read. */
export interface Seen {
	id: number;
	now: Facts;
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
export function changesSeen({ memory }: State, seen: Seen): EventName[] {
	const before = memory.get(seen.id);
	// A later answer overtook this one.
	if (before !== undefined && before.at > seen.at) return [];
	return changesOf({ highest: memory.highest, ...seen, before });
}

/**
 * Decides what to start the workflow for, and remembers the payment. It does so in one go, without
 * waiting for anything in between: so of any number of calls about one change only the first starts it.
 *
 * @param wants whether the user wants to hear of a change, for reasons that the facts do not show
 */
export function decide(
	state: State,
	choices: Choices,
	seen: Seen,
	wants: (event: EventName) => boolean,
): EventName[] {
	const { id, now, at } = seen;
	const { memory, isTaken } = state;
	const before = memory.get(id);
	if (before !== undefined && before.at > at) return [];
	if (before !== undefined && isSameAs(before, now)) {
		before.at = at;
		return [];
	}
	const changes = changesSeen(state, seen);
	const taken = changes.filter((event) => isTaken(id, now, event, before?.at ?? 0));
	const starts = changes.filter(
		(event) =>
			choices.events.includes(event) &&
			fits(choices, now) &&
			wants(event) &&
			!taken.includes(event),
	);
	const time = clock.now();
	const started = Object.fromEntries([...starts, ...taken].map((event) => [event, time]));
	// Where there is no room for all, what nothing happened to need not be known.
	if (before !== undefined || changes.length > 0 || !memory.isFull) {
		memory.keep(id, { ...now, at, started: { ...before?.started, ...started } });
	}
	return starts;
}
