import { sleep } from 'n8n-workflow';

/** The longest wait that a timer of Node.js knows; beyond it, it would fire at once. */
const MAX_PAUSE_MS = 2 ** 31 - 1;

/** Waits, until a signal ends the wait that no other wait listens to. */
async function pauseAlone(ms: number, signal?: AbortSignal): Promise<boolean> {
	const waitMs = ms > 0 ? Math.min(ms, MAX_PAUSE_MS) : 0;
	if (signal === undefined) {
		await sleep(waitMs);
		return true;
	}
	if (signal.aborted) return false;
	// n8n's own sleep knows of signals only since n8n-workflow 2, so the end is taken from both.
	await new Promise<void>((resolve) => {
		const end = () => {
			signal.removeEventListener('abort', end);
			resolve();
		};
		signal.addEventListener('abort', end);
		void sleep(waitMs, signal).then(end, end);
	});
	return !signal.aborted;
}

/**
 * Waits.
 *
 * @param ms how long, in milliseconds; what is no number is no wait
 * @param signal ends the wait early when the execution is cancelled
 * @returns false when the execution was cancelled before or meanwhile
 */
async function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
	// One signal ends the waits of many calls: of so many listeners Node.js would warn as of a leak.
	return await pauseAlone(ms, signal && AbortSignal.any([signal]));
}

/** Waits for the end of work, however it ends; no longer than until a signal is aborted. */
export async function settled(work: Promise<unknown>, signal?: AbortSignal): Promise<void> {
	const own = signal && AbortSignal.any([signal]);
	if (own?.aborted === true) return;
	await new Promise<void>((resolve) => {
		const end = () => {
			own?.removeEventListener('abort', end);
			resolve();
		};
		own?.addEventListener('abort', end);
		void work.then(end, end);
	});
}

/**
 * The only clock of the node: limits, retries and waits read the time and sleep here, so that a test can
 * run them on a faster one.
 */
export const clock = {
	/** Milliseconds since the epoch, for texts and records. It may be put back or forward at any time. */
	now: (): number => Date.now(),

	/** Milliseconds since some moment: how much time has passed, whatever is done to the computer's clock. */
	monotonic: (): number => performance.now(),

	/**
	 * The same for a time that must not be exceeded, of a request or of all that a poll does.
	 *
	 * @param signal ends this wait alone: it is listened to as it is
	 */
	async timeout(ms: number, signal?: AbortSignal): Promise<boolean> {
		return await pauseAlone(ms, signal);
	},

	/** Waits: {@link pause}. */
	pause,
};
