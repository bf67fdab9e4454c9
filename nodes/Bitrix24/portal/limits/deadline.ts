import { clock } from './clock';

/** How long work may go on once its execution was cancelled: time for an answer that is on its way. */
const GRACE_MS = 5000;

/** Why a wait ends early: one for all, since an exception and its stack for each request take their time. */
const ENDED = new Error('The wait is over');

/**
 * Lets work take no longer than a time, whatever it waits for; no longer than a moment once it was cancelled.
 *
 * @param work is handed a signal that is aborted when its time is over
 * @param late what it came to then
 * @param canceled aborted when the execution is cancelled
 */
export async function withDeadline<T>(
	ms: number,
	work: (signal: AbortSignal) => Promise<T>,
	late: () => T,
	canceled?: AbortSignal,
): Promise<T> {
	const overdue = new AbortController();
	let waiting = new AbortController();
	let isFinished = false;
	const endWait = () => waiting.abort(ENDED);
	const isOver = async (): Promise<boolean> => {
		if (await clock.timeout(ms, waiting.signal)) return true;
		if (isFinished) return false;
		waiting = new AbortController();
		return await clock.timeout(Math.min(ms, GRACE_MS), waiting.signal);
	};
	canceled?.addEventListener('abort', endWait);
	if (canceled?.aborted === true) endWait();
	const expiry = isOver().then((over) => {
		if (over) overdue.abort();
		// Where the work has ended before, nobody reads this.
		return over ? late() : (undefined as T);
	});
	try {
		return await Promise.race([work(overdue.signal), expiry]);
	} finally {
		isFinished = true;
		canceled?.removeEventListener('abort', endWait);
		endWait();
	}
}
