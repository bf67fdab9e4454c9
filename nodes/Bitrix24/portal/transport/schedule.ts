import { sleep } from 'n8n-workflow';
import { readAnswer } from './response';
import type { Call, Failure, Outcome } from '../outcome';
import { failed } from '../outcome';
import { clock } from '../limits/clock';
import type { Door } from '../connection/open';
import { limitsOf } from '../limits/rateLimiter';
import type { Caller, Transport } from './send';
import { send } from './send';
import type { Slots } from '../limits/concurrency';

/** The way that the requests of one run take. */
export interface Lane {
	caller: Caller;
	door: Door;
	transport: Transport;
	/** How many of the run's requests are under way at once. */
	slots: Slots;
	/** How long to wait while the portal itself blocks, in ms. */
	maxWait: number;
	/** Draws the waits of all calls of a run out or in by the same factor, about 1. */
	jitter: number;
	/** The workflow's time zone, for messages. */
	timezone: string;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Whether the first failure of an item stops the run. */
	stops: boolean;
	/** Whether that has happened, so that nothing more may be sent. */
	hasStopped(): boolean;
	/** Whether this goes out even then: a run that stops must still tell what it did. */
	lasting: boolean;
}

/** The same way for what must go out even when the run has stopped. */
export const lasting = (lane: Lane): Lane => ({ ...lane, lasting: true, hasStopped: () => false });

/** Not sent, since another item of the run failed before. It never leaves portal/. */
export const STOPPED: Failure = {
	code: 'STOPPED',
	text: 'Not sent, since another item failed before',
	httpCode: null,
	certainty: 'unsent',
};

/** n8n takes an error with the word "canceled" in it for a cancelled execution. */
export const CANCELED: Failure = {
	code: 'CANCELED',
	text: 'The execution was canceled before this item was sent',
	advice: 'Nothing was sent for this item. Run the workflow again when you want it done.',
	httpCode: null,
	certainty: 'unsent',
};

/** Bitrix24's words for a method that has used up its operating time. */
export const BLOCKED: Failure = {
	code: 'OPERATION_TIME_LIMIT',
	text: 'Method is blocked due to operation time limit.',
	httpCode: '429',
	certainty: 'unsent',
};

/** The outcome of a request, and its body, which for a batch holds the parts. */
export interface Transmitted {
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
export async function transmit(
	lane: Lane,
	call: Call,
	receive: (transmitted: Transmitted) => boolean,
	methods = [call.method],
): Promise<void> {
	await lane.slots.run(async () => {
		const limits = limitsOf(lane.door.host);
		const blocked = methods.every((method) => limits.blockedUntil(method) > 0);
		const someFailed = receive(blocked ? { outcome: failed(BLOCKED) } : await inTurn(lane, call));
		// The slot stays taken until the failure has stopped the run: else one more would slip out.
		if (someFailed && lane.stops) await sleep(0);
	});
}

async function inTurn(lane: Lane, call: Call): Promise<Transmitted> {
	const { door, signal } = lane;
	const limits = limitsOf(door.host);
	let fullSince: number | undefined;
	for (;;) {
		if (signal?.aborted === true) return { outcome: failed(CANCELED) };
		if (lane.hasStopped()) return { outcome: failed(STOPPED) };
		const wait = limits.takeTurn(door.plan);
		if (wait > 0) {
			if (!(await clock.pause(wait, signal))) return { outcome: failed(CANCELED) };
			if (lane.hasStopped()) return { outcome: failed(STOPPED) };
		}
		const response = await send(lane.caller, door, call, lane.transport);
		if (!('body' in response)) return { outcome: failed(response) };
		const outcome = readAnswer(response);
		if (outcome.ok || outcome.failure.code !== 'QUERY_LIMIT_EXCEEDED') {
			return { outcome, body: response.body, status: response.statusCode };
		}
		fullSince ??= clock.now();
		const rest = limits.isFull(door.plan);
		if (clock.now() + rest - fullSince >= lane.maxWait) return { outcome };
		if (rest > 0) await clock.pause(rest, signal);
	}
}

/** A factor for {@link Lane.jitter}, from 0.75 to 1.25. */
export const newJitter = (): number => 0.75 + Math.random() / 2;
