import { clock } from './clock';

/**
 * Lets work take no longer than a time, whatever it waits for.
 *
 * @param work is handed a signal that is aborted when its time is over
 * @param late what it came to then
 */
export async function withDeadline<T>(
	ms: number,
	work: (signal: AbortSignal) => Promise<T>,
	late: () => T,
): Promise<T> {
	const finished = new AbortController();
	const overdue = new AbortController();
	const expiry = clock.timeout(ms, finished.signal).then((isOver) => {
		if (isOver) overdue.abort();
		// Where the work has ended before, nobody looks at this.
		return isOver ? late() : (undefined as T);
	});
	try {
		return await Promise.race([work(overdue.signal), expiry]);
	} finally {
		finished.abort();
	}
}
