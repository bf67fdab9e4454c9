import { sleep } from 'n8n-workflow';
import { parseResponse } from './response';
import type { Call, Failure, Outcome } from '../outcome';
import { failed } from '../outcome';
import { clock } from '../limits/clock';
import type { Door } from '../connection/open';
import { limiterFor } from '../limits/rateLimiter';
import type { Caller, Transport } from './send';
import { send } from './send';
import type { ConcurrencyLimit } from '../limits/concurrency';

/** The way that the requests of one run take. */
export interface RequestContext {
	caller: Caller;
	connection: Door;
	transport: Transport;
	/** How many of the run's requests are under way at once. */
	concurrency: ConcurrencyLimit;
	/** How long to wait while the portal itself blocks, in ms. */
	maxWaitMs: number;
	/** Draws the waits of all calls of a run out or in by the same factor, about 1. */
	jitter: number;
	/** The workflow's time zone, for messages. */
	timezone: string;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Whether the first failure of an item stops the run. */
	stopsOnFailure: boolean;
	/** Whether that has happened, so that nothing more may be sent. */
	isStopped(): boolean;
	/** Whether this goes out even then: a run that stops must still tell what it did. */
	sentEvenWhenStopped: boolean;
}

/** The same way for what must go out even when the run has stopped. */
export const evenWhenStopped = (lane: RequestContext): RequestContext => ({
	...lane,
	sentEvenWhenStopped: true,
	isStopped: () => false,
});

/** Not sent, since another item of the run failed before. It never leaves portal/. */
export const STOPPED: Failure = {
	code: 'STOPPED',
	message: 'Not sent, since another item failed before',
	httpCode: null,
	effect: 'notExecuted',
};

/** n8n takes an error with the word "canceled" in it for a cancelled execution. */
export const CANCELED: Failure = {
	code: 'CANCELED',
	message: 'The execution was canceled before this item was sent',
	advice: 'Nothing was sent for this item. Run the workflow again when you want it done.',
	httpCode: null,
	effect: 'notExecuted',
};

/** Bitrix24's words for a method that has used up its operating time. */
export const BLOCKED: Failure = {
	code: 'OPERATION_TIME_LIMIT',
	message: 'Method is blocked due to operation time limit.',
	httpCode: '429',
	effect: 'notExecuted',
};

/** The outcome of a request, and its body, which for a batch holds the parts. */
export interface ScheduledResponse {
	outcome: Outcome;
	body?: unknown;
	status?: number;
}

/**
 * Sends one request when its turn has come: a free slot of the run, then a place in the portal's
 * bucket. What the portal refuses because its bucket is full was not run, so it waits its turn again,
 * whatever the method does.
 *
 * @param receive takes what came back, and says whether a call failed
 * @param methods the methods that it calls: itself, or those inside a batch
 */
export async function schedule(
	lane: RequestContext,
	call: Call,
	receive: (transmitted: ScheduledResponse) => boolean,
	methods = [call.method],
): Promise<void> {
	await lane.concurrency.run(async () => {
		const limits = limiterFor(lane.connection.host);
		const blocked = methods.every((method) => limits.blockedUntil(method) > 0);
		const someFailed = receive(
			blocked ? { outcome: failed(BLOCKED) } : await sendInTurn(lane, call),
		);
		// The slot stays taken until the failure has stopped the run: else one more would slip out.
		if (someFailed && lane.stopsOnFailure) await sleep(0);
	});
}

async function sendInTurn(lane: RequestContext, call: Call): Promise<ScheduledResponse> {
	const { connection: door, signal } = lane;
	const limits = limiterFor(door.host);
	let fullSince: number | undefined;
	for (;;) {
		if (signal?.aborted === true) return { outcome: failed(CANCELED) };
		if (lane.isStopped()) return { outcome: failed(STOPPED) };
		const wait = limits.reserve(door.plan);
		if (wait > 0) {
			if (!(await clock.pause(wait, signal))) return { outcome: failed(CANCELED) };
			if (lane.isStopped()) return { outcome: failed(STOPPED) };
		}
		const response = await send(lane.caller, door, call, lane.transport);
		if (!('body' in response)) return { outcome: failed(response) };
		const outcome = parseResponse(response);
		if (outcome.ok || outcome.failure.code !== 'QUERY_LIMIT_EXCEEDED') {
			return { outcome, body: response.body, status: response.statusCode };
		}
		fullSince ??= clock.now();
		const rest = limits.markFull(door.plan);
		if (clock.now() + rest - fullSince >= lane.maxWaitMs) return { outcome };
		if (rest > 0) await clock.pause(rest, signal);
	}
}

/** A factor for {@link RequestContext.jitter}, from 0.75 to 1.25. */
export const newJitter = (): number => 0.75 + Math.random() / 2;
