import { clock } from '../../portal/limits/clock';

/** Further ahead than this no clock is: what is written there is nonsense. */
const MAX_AHEAD_MS = 366 * 24 * 60 * 60_000;

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
	if (typeof moment !== 'number' || !(moment >= 0 && moment < clock.now() + MAX_AHEAD_MS)) return 0;
	last = Math.max(last, moment);
	return moment;
}
