import { clock } from '../../portal/limits/clock';

/** The last moment that there is a date for: what is beyond it is nonsense. */
const MAX_MOMENT = 8_640_000_000_000_000;

let last = 0;

/**
 * A moment in ms since the epoch that is later than every one before it, also when the computer's clock
 * was put back meanwhile: so of two readings the later one is the newer one.
 */
export function nextTimestamp(): number {
	last = Math.max(clock.now(), last + 1);
	return last;
}

/**
 * Takes note of a moment that was kept from before, perhaps by a clock that was ahead: what is read from
 * now on is newer.
 *
 * @returns the moment; 0 for nonsense
 */
export function witnessed(moment: unknown): number {
	if (typeof moment !== 'number' || !(moment >= 0 && moment <= MAX_MOMENT)) return 0;
	last = Math.max(last, moment);
	return moment;
}

/** Forgets all moments, as when n8n starts anew. */
export function forgetTimestamps(): void {
	last = 0;
}
