import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../../errors/unexpected';
import { RATES } from '../../limits/plan';
import type { MethodSpec } from '../../methodSpec';
import type { Call, Outcome, Skipped } from '../../outcome';
import { BLOCKED } from '../../transport/failures';
import type {
	OutgoingRequest,
	QueuedCall,
	RequestContext,
	Requests,
	Sender,
} from '../../transport/requestContext';
import { schedule } from '../../transport/schedule';
import { inBatch } from './inBatch';
import { BatchSizes, Lane } from './lane';
import { laneRequest } from './laneRequest';

/**
 * Sends calls on their own as long as the portal has room for all that wait, and from then on in batches. Which
 * it is, and how many go into a request, is decided when its turn has come. What adds something, and what is
 * sent again, goes out on its own in any case.
 */
export class AutomaticBatches implements Sender {
	private readonly lanes = new Map<string, Lane[]>();

	private readonly sizes = new BatchSizes();

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
		if (refusedFor === 'ERROR_BATCH_LENGTH_EXCEEDED') lane.takeFewer();
		// What reads may be small enough by itself.
		if (refusedFor === 'ANSWER_TOO_LARGE' && lane.changes) return outcome;
		return await this.single.sendOnce(context, call, spec, true);
	}

	private laneFor(context: RequestContext, { method }: Call, { idempotency }: MethodSpec): Lane {
		const changes = idempotency !== 'safe';
		const key = JSON.stringify([method, changes]);
		const lanes = this.lanes.get(key) ?? [];
		this.lanes.set(key, lanes);
		const known = lanes.find((lane) => lane.isFor(context));
		const lane = known ?? new Lane(context, method, changes);
		if (known === undefined) lanes.push(lane);
		return lane;
	}

	private async enqueue(lane: Lane, call: Call, spec: MethodSpec): Promise<Outcome | Skipped> {
		return await new Promise((resolve) => {
			lane.waiting.push({ call, spec, resolve });
			this.sizes.waiting += 1;
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
		if (lane.isHeld) return [];
		if (lane.context.operating.isBlocked(lane.method)) {
			// None of them is sent, so all are told at once.
			for (const { resolve } of this.remove(lane, lane.waiting.length)) resolve(BLOCKED);
			return [];
		}
		return this.remove(lane, this.sizes.next(lane));
	}

	private remove(lane: Lane, count: number): QueuedCall[] {
		this.sizes.waiting -= count;
		const removed = Array.from({ length: count }, () => lane.waiting.shift());
		return removed.filter((queued) => queued !== undefined);
	}

	private requestOf(lane: Lane, taken: QueuedCall[]): OutgoingRequest | undefined {
		const request = laneRequest(lane.context, taken, {
			...{ requests: this.requests, single: this.single, halt: this.halt },
			onLost: (count) => {
				// It may have taken longer than a request may: the next ones are smaller, and so is what they lose.
				lane.most = Math.ceil(count / 2);
			},
		});
		return (
			request && {
				...request,
				receive: (response) => {
					lane.isProven = true;
					const someFailed = request.receive(response);
					if (lane.isHeld) void sleep(0).then(() => this.start(lane));
					lane.isHeld = false;
					return someFailed;
				},
			}
		);
	}
}
