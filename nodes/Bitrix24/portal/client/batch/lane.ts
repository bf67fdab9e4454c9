import { Queue } from '../../limits/concurrency';
import type { Rate } from '../../limits/plan';
import { RATES } from '../../limits/plan';
import type { QueuedCall, RequestContext } from '../../transport/requestContext';
import { isSentLike } from '../../transport/requestContext';
import { MAX_BATCH_SIZE } from './inBatch';

/** How long a batch may take: the cloud cuts it off after 60 s, and calls may take twice as long as before. */
const MAX_BATCH_MS = 25_000;

/** As long as no answer told how long a method takes: a pay takes about a second in Bitrix24's own samples. */
const FIRST_BATCH_OF_CHANGES = 25;

/** What decides how many calls go into one request. */
interface Bounds {
	/** The most that Bitrix24 can be expected to carry out in time. */
	most: number;
	/** How many requests are sent at once. */
	parallel: number;
	/** From this size on, so many requests at once do not outrun the request limit. */
	enough: number;
}

/** Calls of one method that wait to be sent in the same way, and how many of them go out next. */
export class Lane {
	readonly waiting = new Queue<QueuedCall>();

	/** Whether the first call of the lane has been answered. */
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

	/** Whether calls of a context can go out together with those of the lane. */
	isFor(context: RequestContext): boolean {
		return isSentLike(context, this.context);
	}

	/** The portal takes fewer calls in one request than it was sent last. */
	takeFewer(): void {
		this.most = Math.max(1, Math.ceil(this.size / 2));
	}

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

/** The most calls of a lane that the portal can be expected to carry out in the time that a request has. */
function mostInTime({ context, changes, method }: Lane): number {
	const { operating, timeoutMs = Infinity } = context;
	const durationMs = operating.durationMs(method);
	if (durationMs === undefined) return changes ? FIRST_BATCH_OF_CHANGES : MAX_BATCH_SIZE;
	return Math.floor(Math.min(MAX_BATCH_MS, timeoutMs / 2) / Math.max(durationMs, 1));
}

/**
 * How many calls of one client go into the next request: one as long as the portal has room for all that wait,
 * and from then on many.
 */
export class BatchSizes {
	/** How many calls wait in all lanes. */
	waiting = 0;

	/** Whether more calls have waited than the portal had room for; the rest of the run is sent likewise. */
	private isBatching = false;

	next(lane: Lane): number {
		const { concurrency, connection, limiter, operating } = lane.context;
		const { length } = lane.waiting;
		this.isBatching ||= this.waiting > limiter.room(connection.plan);
		if (length < 2 || !this.isBatching || operating.isBlocked('batch')) return Math.min(1, length);
		if (!lane.isProven) {
			// It shows whether the method works, and how long it takes.
			lane.isHeld = true;
			return 1;
		}
		const most = Math.max(1, Math.min(mostInTime(lane), lane.most, MAX_BATCH_SIZE));
		const { size: parallel } = concurrency;
		const { drain } = RATES[connection.plan] as Rate;
		const durationMs = operating.durationMs(lane.method);
		const enough =
			durationMs === undefined
				? most
				: Math.ceil((parallel * 1000) / (drain * Math.max(durationMs, 1)));
		return lane.nextSize({ most, parallel, enough });
	}
}
