import { clock } from './clock';
import type { Plan, Rate } from './plan';
import { RATES } from './plan';
import { Turns } from './turns';

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

	private readonly turns = new Turns();

	/** Whether a request waits until there is room for it. */
	private isWaitedFor = false;

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

	/** Gives a place back that was taken and not used. */
	giveBack(plan: Plan): void {
		const rate = RATES[plan];
		if (rate !== undefined) this.setLevel(Math.max(0, this.levelNow(rate) - 1));
	}

	/**
	 * Waits until a client may send a request. Clients take turns, so that none of them has to wait until
	 * all requests of another are through.
	 *
	 * @param client whoever takes turns: the requests of one run share one object
	 * @param signal ends the wait early
	 * @param isAgain whether the portal has refused the request before, so that it is the client's next
	 * @returns false when the signal was aborted meanwhile: then no place was taken
	 */
	async takeTurn(
		plan: Plan,
		client: object,
		signal?: AbortSignal,
		isAgain = false,
	): Promise<boolean> {
		if (RATES[plan] === undefined) return this.reserve(plan) === 0;
		if (!(await this.turns.take(client, signal, isAgain))) return false;
		try {
			const waitMs = this.reserve(plan);
			this.isWaitedFor = waitMs > 0;
			if (waitMs === 0 || (await clock.pause(waitMs, signal))) return true;
			this.giveBack(plan);
			return false;
		} finally {
			this.isWaitedFor = false;
			this.turns.pass();
		}
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

	/** How long a client that has nothing waiting yet would wait for its turn, in ms. */
	queueDelay(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) return 0;
		const over = Math.max(0, this.levelNow(rate) + 1 - rate.capacity);
		return ((over + this.turns.waitingClients) / rate.drain) * 1000;
	}

	/** How many requests could go out at once; none while one waits for its place. */
	room(plan: Plan): number {
		const rate = RATES[plan];
		if (rate === undefined) return Infinity;
		if (this.isWaitedFor) return 0;
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
