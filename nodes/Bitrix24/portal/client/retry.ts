import { timeIn } from '../limits/blockWaits';
import { clock } from '../limits/clock';
import { SHORTEST_BLOCK_MS } from '../limits/operatingTime';
import { WaitBudget } from '../limits/waitBudget';
import type { MethodSpec } from '../methodSpec';
import { SAFE } from '../methodSpec';
import type { Call, Failure, Outcome, Skipped } from '../outcome';
import { isSkipped, STOPPED } from '../outcome';
import { BLOCKED, CANCELED } from '../transport/failures';
import type { RequestContext, Sender } from '../transport/requestContext';
import { wellFormed } from '../values';
import { outcomeUnknown, possiblyDuplicated, readFailed, verifiedNotExecuted } from './unresolved';

const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 1000;

/**
 * How long a call may still be at work behind a server that has given up on it: several times what a change of a
 * payment takes (0.93 s; docs/bitrix24-rest.md §9).
 */
const SETTLING_MS = 5000;

/** 1, 2, 4 s, more or less: many runs do not come back at the same moment, but one run's calls do. */
const backoffMs = (attempts: number, { jitter }: RequestContext): number =>
	FIRST_BACKOFF_MS * 2 ** (attempts - 1) * jitter;

/** From 0.75 to 1.25. */
export const randomJitter = (): number => 0.75 + Math.random() / 2;

/** Whether a repeat could help: the line or the portal failed, not the call. */
const isTransient = ({ effect, code, httpCode }: Failure): boolean =>
	effect === 'unknown' ||
	// Of the network, that is: an answer of the portal may bear any code.
	(httpCode === null && (code === 'ECONNREFUSED' || code === 'EAI_AGAIN'));

/** Answers that a read would get again, however often it asked. */
const isLasting = ({ code }: Failure): boolean =>
	code === 'ANSWER_TOO_LARGE' || code === 'ANSWER_TOO_DEEP';

/** What a lost call came to that does not show where it would. */
const notSeen = (call: Call, { verification }: MethodSpec, lost: Failure): Failure =>
	verification?.showsAll?.(call) === false
		? outcomeUnknown(lost, 'done')
		: verifiedNotExecuted(lost);

/** The same for what must go out even when the run has stopped. */
export const evenWhenStopped = (context: RequestContext): RequestContext => ({
	...context,
	sentEvenWhenStopped: true,
	endOfWaits: context.signal,
	isStopped: () => false,
});

/** Calls of one client: how they are sent, and how often. */
export class RetryingCaller {
	constructor(
		private readonly context: RequestContext,
		private readonly sender: Sender,
	) {}

	/**
	 * Gets a call answered, repeating it where its class allows it: after an answer that never came a
	 * safe call is repeated; an idempotent one is verified first and repeated if it was not executed; a
	 * call that is not idempotent is left alone, since it may have been executed. Up to
	 * {@link MAX_ATTEMPTS} attempts, with growing waits, within the context's wait budget.
	 *
	 * @param given the call; halves of characters in it are sent as U+FFFD
	 * @param earlier how an earlier try of the same call was lost: then it is verified before it is sent
	 */
	async call(given: Call, spec: MethodSpec, earlier?: Failure): Promise<Outcome | Skipped> {
		const parameters = wellFormed(given.parameters) as Call['parameters'];
		const call = { ...given, parameters };
		const { maxWaitMs, endOfWaits } = this.context;
		const budget = new WaitBudget(maxWaitMs, endOfWaits);
		const sentAt = earlier?.sentAt ?? clock.monotonic();
		let unresolved = earlier;
		for (let attempts = 1; ; attempts += 1) {
			if (unresolved !== undefined) {
				const resolved = this.context.isStopped()
					? undefined
					: await this.resolveUnknown(call, spec, unresolved);
				if (resolved !== undefined) return resolved;
				if (this.context.isStopped()) return await this.settle(call, spec, unresolved);
			}
			const outcome = await this.attempt(call, spec, attempts > 1);
			if (outcome.ok || isSkipped(outcome) || !isTransient(outcome)) return outcome;
			const isLost = outcome.effect === 'unknown';
			if (isLost && spec.idempotency === 'nonIdempotent') return possiblyDuplicated(outcome, spec);
			unresolved = isLost && spec.verification !== undefined ? { ...outcome, sentAt } : undefined;
			const goesOn =
				attempts < MAX_ATTEMPTS &&
				!(isLasting(outcome) && spec.idempotency === 'safe') &&
				(await budget.wait(backoffMs(attempts, this.context)));
			if (goesOn) continue;
			const isUntold = isLost && spec.idempotency !== 'safe';
			if (this.context.isStopped() && !isUntold) return STOPPED;
			if (isLost && spec.idempotency === 'safe') return readFailed(outcome);
			if (unresolved === undefined) return outcome;
			return await this.settle(call, spec, unresolved);
		}
	}

	/**
	 * One attempt; and another one after the block of a method that has used up its operating time, when that
	 * ends within Max Wait, counted from when a call of the run found it blocked, and anew once it has worked
	 * meanwhile. What is known to be blocked is not even sent, and after the block one call goes first.
	 */
	private async attempt(call: Call, spec: MethodSpec, alone: boolean): Promise<Outcome | Skipped> {
		const { blockWaits, endOfWaits, maxWaitMs, operating, signal, timezone } = this.context;
		const send = async (): Promise<Outcome | Skipped> =>
			await this.sender.sendOnce(this.context, call, spec, alone);
		let { method } = call;
		let blocked: Failure = BLOCKED;
		for (;;) {
			const outcome = await operating.afterProbe(method, send, blocked, endOfWaits);
			if (outcome.ok || isSkipped(outcome) || outcome.code !== BLOCKED.code) return outcome;
			// Of a sequence, one of the methods in it.
			({ method } = outcome.call ?? call);
			blocked = outcome;
			const waitMs = Math.max(operating.blockedForMs(method), SHORTEST_BLOCK_MS);
			const end = blockWaits.since(method, operating.workedAt(method)) + maxWaitMs;
			if (clock.monotonic() + waitMs > end) {
				const isKnown = operating.isBlocked(method) && operating.isEndKnown(method);
				const when = isKnown ? ` until ${timeIn(timezone, clock.now() + waitMs)}` : '';
				return { ...outcome, message: `${outcome.message} (${method} is blocked${when})` };
			}
			if (!(await blockWaits.wait(method, waitMs, endOfWaits))) {
				return signal?.aborted === true ? CANCELED : STOPPED;
			}
			const reason = await spec.recheck?.();
			if (reason !== undefined) return reason;
		}
	}

	/** What a lost call came to that is not sent again: verified once it can no longer be at work. */
	private async settle(call: Call, spec: MethodSpec, lost: Failure): Promise<Outcome> {
		const hasSettled = await clock.pause(SETTLING_MS, this.context.signal);
		const resolved = await this.resolveUnknown(call, spec, lost);
		if (resolved !== undefined) return resolved;
		return hasSettled ? notSeen(call, spec, lost) : outcomeUnknown(lost, 'done');
	}

	/**
	 * Verifies whether a call was executed whose answer never came.
	 *
	 * @returns its result when it was, a failure when that can't be seen either, undefined when it was not
	 */
	private async resolveUnknown(
		call: Call,
		{ verification }: MethodSpec,
		lost: Failure,
	): Promise<Outcome | undefined> {
		if (verification === undefined) return undefined;
		const { isExpectedResult } = verification;
		const reader = new RetryingCaller(evenWhenStopped(this.context), this.sender);
		const seen = await reader.call(verification.call(call), { ...SAFE, isExpectedResult });
		if (isSkipped(seen)) return outcomeUnknown(lost, 'done');
		const result = verification.resultIfExecuted(seen, call);
		if (result !== undefined) return result;
		const sinceMs = clock.monotonic() - (lost.sentAt ?? Infinity);
		const isClear = seen.ok && verification.hasChangedSince?.(seen, sinceMs) !== true;
		return isClear ? undefined : outcomeUnknown(lost, 'done');
	}
}
