import { clock } from './clock';

/** How much longer a call may wait on the portal's account. */
export class WaitBudget {
	/**
	 * @param leftMs how long in all, in ms
	 * @param signal aborted when the execution is cancelled
	 */
	constructor(
		private leftMs: number,
		private readonly signal?: AbortSignal,
	) {}

	/** Waits, if that is within the budget. False: it is not, or the execution was cancelled. */
	async wait(ms: number): Promise<boolean> {
		// What is no number is no wait that ends.
		if (!(ms <= this.leftMs)) return false;
		this.leftMs -= Math.max(0, ms);
		return await clock.pause(ms, this.signal);
	}
}
