import type { Outcome, Skipped } from '../outcome';
import { isSkipped } from '../outcome';
import { clock, settled } from './clock';

/** How long a block lasts where no answer told: the official SDK waits as long. */
const UNKNOWN_BLOCK_MS = 10_000;

/** However soon a block is said to end: a portal that says so again and again is asked ever less often. */
export const SHORTEST_BLOCK_MS = 1000;
const LONGEST_STEP_MS = 60_000;

/** More methods than a portal has; a user may name any. */
const MAX_METHODS = 1000;

/** What an answer's `time` says of its method. */
export interface MethodTime {
	/** When the oldest minute leaves the portal's count, in ms from now; undefined where it does not tell. */
	resetsInMs?: number;
	/** How long the method took, in ms; undefined where it does not tell. */
	durationMs?: number;
}

/** What is known of one method; moments on the monotonic clock. */
interface Method {
	resetsAt?: number;
	blockedUntil: number;
	/** Whether the portal told of that end. */
	isEndKnown: boolean;
	/** How many blocks there were since it last worked. */
	blocks: number;
	workedAt: number;
	durationMs?: number;
}

/**
 * The time that each method of a portal takes, and until when the portal refuses one that has used up its
 * share: docs/bitrix24-rest.md §3.
 */
export class OperatingTime {
	private readonly methods = new Map<string, Method>();

	/** The first calls after the ends of blocks, while they are under way. */
	private readonly probes = new Map<string, Promise<unknown>>();

	private known(name: string): Method {
		const method = this.methods.get(name) ?? {
			...{ blockedUntil: -Infinity, isEndKnown: false, blocks: 0, workedAt: -Infinity },
		};
		// The newest entries are kept.
		this.methods.delete(name);
		this.methods.set(name, method);
		const [oldest] = this.methods.keys();
		if (this.methods.size > MAX_METHODS && oldest !== undefined) this.methods.delete(oldest);
		return method;
	}

	/** Keeps what an answer of the portal says of a method. */
	record(name: string, outcome: Outcome | Skipped, time: MethodTime = {}): void {
		if (!outcome.ok && isSkipped(outcome)) return;
		const now = clock.monotonic();
		const method = this.known(name);
		if (time.resetsInMs !== undefined) method.resetsAt = now + time.resetsInMs;
		if (outcome.ok || outcome.effect === 'rejected') {
			method.workedAt = now;
			method.blocks = 0;
			if (time.durationMs !== undefined) this.learn(method, time.durationMs);
		} else if (outcome.code === 'OPERATION_TIME_LIMIT' && now >= method.blockedUntil) {
			const resetsInMs = (method.resetsAt ?? -Infinity) - now;
			const leastMs = Math.min(SHORTEST_BLOCK_MS * 2 ** method.blocks, LONGEST_STEP_MS);
			method.isEndKnown = resetsInMs > 0;
			const lastsMs = method.isEndKnown ? resetsInMs : UNKNOWN_BLOCK_MS;
			method.blockedUntil = now + Math.max(lastsMs, leastMs);
			method.blocks += 1;
		}
	}

	/** Longer at once, shorter by and by: one that was quick says little of the next. */
	private learn(method: Method, durationMs: number): void {
		const before = method.durationMs ?? durationMs;
		method.durationMs = Math.max(durationMs, (before + durationMs) / 2);
	}

	/** For how long a method is known to be refused, in ms; 0 when it is not. */
	blockedForMs(name: string): number {
		return Math.max(0, (this.methods.get(name)?.blockedUntil ?? 0) - clock.monotonic());
	}

	isBlocked(name: string): boolean {
		return this.blockedForMs(name) > 0;
	}

	/** Whether the portal told when the method's block ends. */
	isEndKnown(name: string): boolean {
		return this.methods.get(name)?.isEndKnown === true;
	}

	/** When the method last did its work, or said why not, on the monotonic clock; -Infinity where it never did. */
	workedAt(name: string): number {
		return this.methods.get(name)?.workedAt ?? -Infinity;
	}

	/**
	 * Sends a call of a method that may have been blocked: the first after the end of a block goes alone, since it
	 * shows whether the method works again; all others wait for its answer.
	 *
	 * @param blocked what a call comes to that is not sent, since the method is blocked
	 * @param signal ends the wait for the first one
	 */
	async afterProbe<T>(
		name: string,
		send: () => Promise<T>,
		blocked: T,
		signal?: AbortSignal,
	): Promise<T> {
		const blocks = () => this.methods.get(name)?.blocks ?? 0;
		for (;;) {
			// In a queue it would still be when the block has ended, and then go with all others.
			if (this.isBlocked(name)) return blocked;
			const underWay = this.probes.get(name);
			if (underWay === undefined) break;
			const before = blocks();
			await settled(underWay, signal);
			// Its answer was lost, or nobody waits any more.
			if (blocks() === before) return await send();
		}
		if (blocks() === 0) return await send();
		const probe = send().finally(() => this.probes.delete(name));
		this.probes.set(name, probe);
		return await probe;
	}

	/** How long the method takes, in ms; undefined where no answer told. */
	durationMs(name: string): number | undefined {
		return this.methods.get(name)?.durationMs;
	}
}

/** By what the process keeps of a portal: forgotten together with it. */
const ofPortals = new WeakMap<object, OperatingTime>();

/**
 * The operating time of a portal's methods, one for the whole process.
 *
 * @param portal what stands for the portal: its rate limiter
 */
export function operatingTimeOf(portal: object): OperatingTime {
	const known = ofPortals.get(portal) ?? new OperatingTime();
	ofPortals.set(portal, known);
	return known;
}
