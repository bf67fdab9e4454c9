import type { OperatingTime, Outcome, Skipped } from '../outcome';
import { isSkipped } from '../outcome';
import { clock } from './clock';
import type { Plan, Rate } from './plan';
import { RATES } from './plan';

/** How long to leave a portal alone that is full, where its plan says nothing. */
const NO_PLAN_WAIT_MS = 1000;
/** After this time without a request a portal is forgotten. */
const FORGET_MS = 15 * 60_000;

/**
 * What one portal has left for us. It counts for the whole process, whichever node, workflow or
 * credential asks: the portal counts by its own name and our address, too.
 */
export class RateLimiter {
	private level = 0;

	private at = clock.now();

	/** When a method's oldest minute leaves the portal's count, in ms since the epoch, by method. */
	private readonly resets = new Map<string, number>();

	/** Until when the portal refuses a method, in ms since the epoch, by method. */
	private readonly blocks = new Map<string, number>();

	/** Since when nobody asked, in ms since the epoch. */
	get idleSince(): number {
		return this.at;
	}

	private levelNow({ drain }: Rate): number {
		return Math.max(0, this.level - ((clock.now() - this.at) / 1000) * drain);
	}

	private setLevel(level: number): void {
		this.level = level;
		this.at = clock.now();
	}

	/**
	 * Takes the next place in the queue: first come, first served.
	 *
	 * @returns how long to wait before sending, in ms; 0 as long as the burst lasts
	 */
	reserve(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) {
			this.at = clock.now();
			return 0;
		}
		this.setLevel(this.levelNow(rate) + 1);
		const over = this.level - rate.capacity;
		return over > 0 ? (over / rate.drain) * 1000 : 0;
	}

	/**
	 * The portal says that its bucket is full: somebody else fills it too, so our count starts from
	 * there.
	 *
	 * @returns how long to leave it alone before queueing again, in ms
	 */
	markFull(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) return NO_PLAN_WAIT_MS;
		this.setLevel(Math.max(this.levelNow(rate), rate.capacity));
		return 0;
	}

	/** How long the queue is: the wait of whoever came next, in ms. */
	queueDelay(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) return 0;
		return (Math.max(0, this.levelNow(rate) + 1 - rate.capacity) / rate.drain) * 1000;
	}

	/** Whether a further request would go out at once and leave at least half of the burst. */
	hasHeadroom(plan: Plan): boolean {
		const rate = RATES[plan];
		if (rate === undefined) return true;
		return this.levelNow(rate) < rate.capacity / 2;
	}

	/** Keeps what an answer says of a method's operating time, and that it is used up. */
	recordOperatingTime(
		method: string,
		outcome: Outcome | Skipped,
		{ operating_reset_at: reset }: OperatingTime,
	): void {
		if (reset !== undefined) this.resets.set(method, reset * 1000);
		if (outcome.ok || isSkipped(outcome) || outcome.code !== 'OPERATION_TIME_LIMIT') return;
		this.blocks.set(method, this.resets.get(method) ?? 0);
	}

	/** Until when a method is known to be refused, in ms since the epoch; 0 when it is not. */
	blockedUntil(method: string): number {
		const until = this.blocks.get(method) ?? 0;
		return until > clock.now() ? until : 0;
	}
}

const portals = new Map<string, RateLimiter>();

/** The limits of the portal at a host. */
export function limiterFor(host: string): RateLimiter {
	const known = portals.get(host);
	if (known !== undefined) return known;
	const old = clock.now() - FORGET_MS;
	for (const [name, limits] of portals) if (limits.idleSince < old) portals.delete(name);
	const limits = new RateLimiter();
	portals.set(host, limits);
	return limits;
}

/** How many portals are remembered. */
export const knownPortals = (): number => portals.size;
