import { clock } from '../../../nodes/Bitrix24/portal/limits/clock';

const real = { ...clock };

/**
 * Makes the node's clock run faster, so that its waits are short. Keep the sandbox's `clockScale` the
 * same where their times have to agree. The timeouts of requests stay as they are: a slow machine would
 * miss them.
 */
export function speedUp(scale: number): void {
	const start = real.now();
	const startMonotonic = real.monotonic();
	clock.now = () => start + (real.now() - start) * scale;
	clock.monotonic = () => startMonotonic + (real.monotonic() - startMonotonic) * scale;
	clock.pause = async (ms, signal) => await real.pause(ms / scale, signal);
}

/** Makes timeouts of requests, loads and polls shorter, too. */
export function shortenTimeouts(scale: number): void {
	clock.timeout = async (ms, signal) => await real.pause(ms / scale, signal);
}

/** Puts the clock of the computer forward, or back. Time goes on as before. */
export function putClock(byMs: number): void {
	const { now } = clock;
	clock.now = () => now() + byMs;
}

/** Back to real time. */
export function realTime(): void {
	Object.assign(clock, real);
}
