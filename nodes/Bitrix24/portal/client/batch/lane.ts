import { Queue } from '../../limits/concurrency';
import type { QueuedCall, RequestContext } from '../../transport/requestContext';

/** What decides how many calls go into one request. */
export interface Bounds {
	/** The most that Bitrix24 can be expected to carry out in time. */
	most: number;
	/** How many requests are sent at once. */
	parallel: number;
	/** From this size on, so many requests at once do not outrun the request limit. */
	enough: number;
}

/** Calls of one method that wait, and how many of them go out next. */
export class Lane {
	readonly waiting = new Queue<QueuedCall>();

	/** Whether an answer has shown since the start, or since a block, that the method works. */
	isProven = false;

	/** Whether its first call is under way, for which the others wait. */
	isHeld = false;

	/** How many requests are sent for it, or wait for their turn. */
	senders = 0;

	/** Whether senders will be started once all calls of this moment have come. */
	isGathering = false;

	/** The most calls of this method that a request was seen to take. */
	most = Infinity;

	private size = 0;

	private expected = 0;

	constructor(
		readonly context: RequestContext,
		readonly method: string,
		readonly changes: boolean,
	) {}

	/**
	 * How many of the calls go into the next request. They are spread evenly over the requests that are sent at
	 * once, so that none of these has to wait for a last long one; and that is kept to until more calls come.
	 */
	nextSize({ most, parallel, enough }: Bounds): number {
		const { length } = this.waiting;
		if (length > this.expected || this.size > most || this.size < Math.min(enough, most)) {
			const rounds = Math.ceil(length / (most * parallel));
			const even = Math.ceil(length / (rounds * parallel));
			this.size = Math.min(most, Math.max(even, enough));
		}
		const next = Math.min(this.size, length);
		this.expected = length - next;
		return next;
	}
}
