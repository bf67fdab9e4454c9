import { clock } from './clock';

/** How long work may go on once its execution was cancelled: time for an answer that is on its way. */
const GRACE_MS = 5000;

/** Why a wait ends early: one for all, since an exception and its stack for each request take their time. */
const ENDED = new Error('The wait is over');

/** Waits for the end of a time, which comes soon after a cancellation. False: `finished` came first. */
async function isOver(ms: number, finished: AbortSignal, canceled?: AbortSignal): Promise<boolean> {
	if (canceled === undefined) return await clock.timeout(ms, finished);
	const either = new AbortController();
	const end = () => either.abort(ENDED);
	const signals = [finished, canceled];
	for (const signal of signals) {
		if (signal.aborted) end();
		signal.addEventListener('abort', end);
	}
	const hasPassed = await clock.timeout(ms, either.signal);
	for (const signal of signals) signal.removeEventListener('abort', end);
	if (hasPassed || finished.aborted) return hasPassed;
	return await clock.timeout(Math.min(ms, GRACE_MS), finished);
}

/**
 * Lets work take no longer than a time, whatever it waits for.
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
	const finished = new AbortController();
	const overdue = new AbortController();
	const expiry = isOver(ms, finished.signal, canceled).then((over) => {
		if (over) overdue.abort();
		// Where the work has ended before, nobody looks at this.
		return over ? late() : (undefined as T);
	});
	try {
		return await Promise.race([work(overdue.signal), expiry]);
	} finally {
		finished.abort(ENDED);
	}
}
