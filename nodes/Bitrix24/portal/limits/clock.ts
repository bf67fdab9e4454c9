import { sleep } from 'n8n-workflow';

/**
 * The only clock of portal/: limits, repeats and waits read the time and sleep here, so that a test
 * can run them on a faster one.
 */
export const clock = {
	/** Milliseconds since the epoch. */
	now: (): number => Date.now(),

	/**
	 * Waits.
	 *
	 * @param ms how long, in milliseconds
	 * @param signal ends the wait early when the execution is cancelled
	 * @returns false when the execution was cancelled before or meanwhile
	 */
	async pause(ms: number, signal?: AbortSignal): Promise<boolean> {
		if (signal === undefined) {
			await sleep(ms);
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
			void sleep(ms, signal).then(end, end);
		});
		return !signal.aborted;
	},
};
