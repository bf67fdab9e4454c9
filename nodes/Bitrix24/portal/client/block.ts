import type { Call, OperationSpec, Outcome } from '../outcome';
import { failed } from '../outcome';
import { clock } from '../limits/clock';
import { limiterFor } from '../limits/rateLimiter';
import type { RequestContext } from '../transport/schedule';
import { BLOCKED, CANCELED } from '../transport/schedule';

/** Asks the portal once; `alone` keeps the call out of a batch. */
export type Ask = (
	lane: RequestContext,
	call: Call,
	knowledge: OperationSpec,
	alone: boolean,
) => Promise<Outcome>;

/** Where no answer ever said when a blocked method is free again. */
const UNKNOWN_BLOCK_MS = 10_000;

const timeIn = (timezone: string, ms: number): string =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone: timezone,
		dateStyle: 'medium',
		timeStyle: 'long',
	}).format(ms);

/** How much longer a call may wait on the portal's account. */
export class WaitBudget {
	private left: number;

	constructor(private readonly lane: RequestContext) {
		this.left = lane.maxWaitMs;
	}

	/** Waits, if that is within Max Wait. False: it is not, or the execution was cancelled. */
	async wait(ms: number): Promise<boolean> {
		if (ms > this.left) return false;
		this.left -= ms;
		return await clock.pause(ms, this.lane.signal);
	}
}

/**
 * Asks, and asks again after the block of a method that has used up its operating time, when that
 * ends within Max Wait. What is known to be blocked is not even sent.
 */
export async function callWhenUnblocked(
	lane: RequestContext,
	ask: Ask,
	call: Call,
	knowledge: OperationSpec,
	patience: WaitBudget,
	alone: boolean,
): Promise<Outcome> {
	const limits = limiterFor(lane.connection.host);
	for (;;) {
		const outcome = await ask(lane, call, knowledge, alone);
		if (outcome.ok || outcome.failure.code !== BLOCKED.code) return outcome;
		const { failure } = outcome;
		const until = limits.blockedUntil(call.method);
		if (await patience.wait(until === 0 ? UNKNOWN_BLOCK_MS : until - clock.now())) continue;
		if (lane.signal?.aborted === true) return failed(CANCELED);
		const when = until === 0 ? '' : ` until ${timeIn(lane.timezone, until)}`;
		return failed({ ...failure, message: `${failure.message} (${call.method} is blocked${when})` });
	}
}
