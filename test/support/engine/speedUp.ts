import { clock } from '../../../nodes/Bitrix24/portal/limits/clock';

const real = { ...clock };

/**
 * Makes portal/'s clock run faster, so that its waits are short. Keep the sandbox's `clockScale` the
 * same where their times have to agree.
 */
export function speedUp(scale: number): void {
	const start = real.now();
	clock.now = () => start + (real.now() - start) * scale;
	clock.pause = async (ms, signal) => await real.pause(ms / scale, signal);
}

/** Back to real time. */
export function realTime(): void {
	Object.assign(clock, real);
}
