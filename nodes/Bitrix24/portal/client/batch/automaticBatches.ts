import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../../errors/unexpected';
import type { Rate } from '../../limits/plan';
import { RATES } from '../../limits/plan';
import type { MethodSpec } from '../../methodSpec';
import type { Call, Outcome, Skipped } from '../../outcome';
import { isSkipped } from '../../outcome';
import { BLOCKED } from '../../transport/failures';
import type { ScheduledResponse } from '../../transport/httpResponse';
import type {
	OutgoingRequest,
	QueuedCall,
	RequestContext,
	Requests,
	Sender,
} from '../../transport/requestContext';
import { schedule } from '../../transport/schedule';
import { encodeCommand } from './batchFormat';
import { inBatch, MAX_BATCH_SIZE } from './inBatch';
import { Lane } from './lane';

/** How long a batch may take: the cloud cuts it off after 60 s, and calls may take twice as long as before. */
const MAX_BATCH_MS = 25_000;

/** As long as no answer told how long a method takes: a pay takes about a second in Bitrix24's own samples. */
const FIRST_BATCH_OF_CHANGES = 25;

/** A call that is longer goes out on its own: a batch of them would be a body that a front may refuse. */
const MAX_COMMAND_LENGTH = 20_000;

/** Whether a batch took longer than whoever waited for it. */
const tookTooLong = ({ outcome }: ScheduledResponse): boolean =>
	!outcome.ok &&
	!isSkipped(outcome) &&
	(outcome.code === 'ETIMEDOUT' || outcome.httpCode === '504');

/**
 * Sends calls on their own as long as the portal has room for all that wait, and from then on in batches. Which
 * it is, and how many go into a request, is decided when its turn has come. What adds something, and what is
 * sent again, goes out on its own in any case.
 */
export class AutomaticBatches implements Sender {
	private readonly lanes = new Map<string, Lane>();

	/** How many calls wait in all lanes. */
	private waiting = 0;

	/** Whether more calls have waited than the portal had room for; the rest of the run is sent likewise. */
	private isBatching = false;

	/** @param halt whether the portal leaves out what comes behind a command that failed */
	constructor(
		private readonly requests: Requests,
		private readonly single: Sender,
		private readonly halt: boolean,
	) {}

	async sendOnce(
		context: RequestContext,
		call: Call,
		spec: MethodSpec,
		alone: boolean,
	): Promise<Outcome | Skipped> {
		const hasLimit = RATES[context.connection.plan] !== undefined;
		if (alone || !hasLimit || spec.idempotency === 'nonIdempotent') {
			return await this.single.sendOnce(context, call, spec, true);
		}
		const lane = this.laneFor(context, call, spec);
		const { outcome, refusedFor } = await inBatch(
			async () => await this.enqueue(lane, call, spec),
			() => context.operating.isBlocked('batch'),
		);
		if (refusedFor === undefined) return outcome;
		if (refusedFor === 'ERROR_BATCH_METHOD_NOT_ALLOWED') lane.most = 1;
		// What reads may be small enough by itself.
		if (refusedFor === 'ANSWER_TOO_LARGE' && lane.changes) return outcome;
		return await this.single.sendOnce(context, call, spec, true);
	}

	private laneFor(context: RequestContext, { method }: Call, { idempotency }: MethodSpec): Lane {
		const changes = idempotency !== 'safe';
		const key = JSON.stringify([context.sentEvenWhenStopped, changes, method]);
		const lane = this.lanes.get(key) ?? new Lane(context, method, changes);
		this.lanes.set(key, lane);
		return lane;
	}

	private async enqueue(lane: Lane, call: Call, spec: MethodSpec): Promise<Outcome | Skipped> {
		return await new Promise((resolve) => {
			lane.waiting.push({ call, spec, resolve });
			this.waiting += 1;
			if (lane.isGathering) return;
			lane.isGathering = true;
			void sleep(0).then(() => {
				lane.isGathering = false;
				this.start(lane);
			});
		});
	}

	/** Asks for turns: no more than can be had at once, since each turn is followed by another. */
	private start(lane: Lane): void {
		const { context, waiting } = lane;
		// Asked anew for each: one that gets its turn at once may have taken all that waited.
		while (!lane.isHeld && lane.senders < Math.min(waiting.length, context.concurrency.size)) {
			lane.senders += 1;
			void this.sendAll(lane);
		}
	}

	private async sendAll(lane: Lane): Promise<void> {
		const { changes, context, waiting } = lane;
		let taken: QueuedCall[] = [];
		const next = () => {
			taken = this.take(lane);
			return this.requestOf(lane, taken);
		};
		while (waiting.length > 0 && !lane.isHeld) {
			await schedule(context, changes, next).catch((error: unknown) => {
				// Nobody awaits this: whoever waits for a call is told.
				for (const { resolve } of taken) resolve(unexpectedFailure(error, 'unknown'));
				lane.isHeld = false;
			});
		}
		lane.senders -= 1;
		this.start(lane);
	}

	/** The calls that go out now. */
	private take(lane: Lane): QueuedCall[] {
		const size = lane.isHeld ? 0 : this.sizeFor(lane);
		const taken = Array.from({ length: size }, () => lane.waiting.shift());
		this.waiting -= size;
		return taken.filter((queued) => queued !== undefined);
	}

	private sizeFor(lane: Lane): number {
		const { concurrency, connection, limiter, operating, timeoutMs = Infinity } = lane.context;
		const { length } = lane.waiting;
		// All of them are told at once; none is sent.
		if (operating.isBlocked(lane.method)) return length;
		const rate = RATES[connection.plan] as Rate;
		this.isBatching ||= this.waiting > limiter.room(connection.plan);
		if (length < 2 || !this.isBatching || operating.isBlocked('batch')) return Math.min(1, length);
		if (!lane.isProven) {
			// It shows whether the method works, and how long it takes.
			lane.isHeld = true;
			return 1;
		}
		const durationMs = operating.durationMs(lane.method);
		const usual = lane.changes ? FIRST_BATCH_OF_CHANGES : MAX_BATCH_SIZE;
		const inTime =
			durationMs === undefined
				? usual
				: Math.floor(Math.min(MAX_BATCH_MS, timeoutMs / 2) / Math.max(durationMs, 1));
		const most = Math.max(1, Math.min(inTime, lane.most, MAX_BATCH_SIZE));
		const { size: parallel } = concurrency;
		const enough =
			durationMs === undefined
				? most
				: Math.ceil((parallel * 1000) / (rate.drain * Math.max(durationMs, 1)));
		return lane.nextSize({ most, parallel, enough });
	}

	private requestOf(lane: Lane, taken: QueuedCall[]): OutgoingRequest | undefined {
		const [first] = taken;
		if (first === undefined) return undefined;
		const request = this.wholeRequest(lane, taken, first);
		if (request === undefined) return undefined;
		return {
			...request,
			receive: (response) => {
				const { outcome } = response;
				if (taken.length > 1 && tookTooLong(response)) lane.most = Math.ceil(taken.length / 2);
				const isBlocked = !outcome.ok && !isSkipped(outcome) && outcome.code === BLOCKED.code;
				lane.isProven = !isBlocked;
				const someFailed = request.receive(response);
				if (lane.isHeld) {
					lane.isHeld = false;
					void sleep(0).then(() => this.start(lane));
				}
				return someFailed;
			},
		};
	}

	private wholeRequest(
		lane: Lane,
		taken: QueuedCall[],
		first: QueuedCall,
	): OutgoingRequest | undefined {
		const { context, method } = lane;
		if (context.operating.isBlocked(method)) {
			const receive = () => {
				for (const { resolve } of taken) resolve(BLOCKED);
				return true;
			};
			return { call: first.call, isBlocked: () => true, receive };
		}
		if (taken.length === 1) return this.requests.one(context, first);
		const queued: QueuedCall[] = [];
		const texts: string[] = [];
		for (const one of taken) {
			const text = encodeCommand(one.call);
			if (text === undefined || text.length > MAX_COMMAND_LENGTH) {
				void this.single.sendOnce(context, one.call, one.spec, true).then(one.resolve);
			} else {
				queued.push(one);
				texts.push(text);
			}
		}
		if (queued.length === 0) return undefined;
		return this.requests.many(context, queued, texts, this.halt);
	}
}
