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

	private at = clock.monotonic();

	/** For how long nobody has asked, in ms. */
	get idleMs(): number {
		return clock.monotonic() - this.at;
	}

	private levelNow({ drain }: Rate): number {
		return Math.max(0, this.level - ((clock.monotonic() - this.at) / 1000) * drain);
	}

	private setLevel(level: number): void {
		this.level = level;
		this.at = clock.monotonic();
	}

	/**
	 * Takes the next place in the queue: first come, first served.
	 *
	 * @returns how long to wait before sending, in ms; 0 as long as the burst lasts
	 */
	reserve(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) {
			this.at = clock.monotonic();
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

	/** How many requests could go out at once. */
	room(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) return Infinity;
		return Math.max(0, Math.floor(rate.capacity - this.levelNow(rate)));
	}

	/** Whether a further request would go out at once and leave at least half of the burst. */
	hasHeadroom(plan: Plan): boolean {
		const rate = RATES[plan];
		if (rate === undefined) return true;
		return this.levelNow(rate) < rate.capacity / 2;
	}
}

const portals = new Map<string, RateLimiter>();

/** The limits of the portal at a host. */
export function limiterFor(host: string): RateLimiter {
	const known = portals.get(host);
	if (known !== undefined) return known;
	for (const [name, limits] of portals) if (limits.idleMs > FORGET_MS) portals.delete(name);
	const limits = new RateLimiter();
	portals.set(host, limits);
	return limits;
}

/** How many portals are remembered. */
export const knownPortals = (): number => portals.size;
