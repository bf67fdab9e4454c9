import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../../errors/unexpected';
import type { MethodSpec } from '../../methodSpec';
import type { Call, Outcome, Skipped } from '../../outcome';
import type { QueuedCall, RequestContext, Requests, Sender } from '../../transport/requestContext';
import { BLOCKED } from '../../transport/failures';
import { isSentLike } from '../../transport/requestContext';
import { schedule } from '../../transport/schedule';
import { encodeCommand } from './encodeCommand';
import { inBatch } from './inBatch';

interface BatchQueue {
	context: RequestContext;
	queued: Array<QueuedCall & { text: string }>;
}

/**
 * Gathers the calls that are made at the same moment into Bitrix24's `batch`. What would not arrive as it
 * is goes out as a request of its own, and so does what the portal won't take inside a batch.
 */
export class Batch implements Sender {
	/** What waits to be sent, one queue for each way to send it. */
	private readonly queues = new Set<BatchQueue>();

	private isNotAllowed = false;

	/** @param halt whether the portal leaves out what comes behind a command that failed */
	constructor(
		private readonly requests: Requests,
		private readonly single: Sender,
		private readonly size: number,
		private readonly halt: boolean,
	) {}

	async sendOnce(
		context: RequestContext,
		call: Call,
		spec: MethodSpec,
		alone: boolean,
	): Promise<Outcome | Skipped> {
		const isBatchBlocked = () => context.operating.isBlocked('batch');
		const text = alone || this.isNotAllowed || isBatchBlocked() ? undefined : encodeCommand(call);
		if (text !== undefined) {
			const enqueue = async () => await this.enqueue(context, call, spec, text);
			const { outcome, refusedFor } = await inBatch(enqueue, isBatchBlocked);
			// What reads may be small enough by itself.
			const isFinal = refusedFor === 'ANSWER_TOO_LARGE' && spec.idempotency !== 'safe';
			if (refusedFor === undefined || isFinal) return outcome;
			this.isNotAllowed ||= refusedFor === 'ERROR_BATCH_METHOD_NOT_ALLOWED';
		}
		return await this.single.sendOnce(context, call, spec, true);
	}

	private async enqueue(
		context: RequestContext,
		call: Call,
		spec: MethodSpec,
		text: string,
	): Promise<Outcome | Skipped> {
		return await new Promise((resolve) => {
			const known = [...this.queues].find((queue) => isSentLike(queue.context, context));
			const queue = known ?? { context, queued: [] };
			this.queues.add(queue);
			queue.queued.push({ call, spec, resolve, text });
			const send = async () => {
				if (this.queues.delete(queue)) await this.flush(queue);
			};
			if (queue.queued.length >= this.size) void send();
			else if (known === undefined) void sleep(0).then(send);
		});
	}

	private async flush({ context, queued }: BatchQueue): Promise<void> {
		const { operating } = context;
		const changes = queued.some(({ spec }) => spec.idempotency !== 'safe');
		const next = () => {
			// Asked once for each: what is told that it is blocked must not be sent as well.
			const sent = queued.filter(({ call, resolve }) => {
				const isBlocked = operating.isBlocked(call.method);
				if (isBlocked) resolve(BLOCKED);
				return !isBlocked;
			});
			const texts = sent.map(({ text }) => text);
			return sent.length > 0 ? this.requests.many(context, sent, texts, this.halt) : undefined;
		};
		await schedule(context, changes, next).catch((error: unknown) => {
			// Nobody awaits this: whoever waits for a command is told.
			for (const { resolve } of queued) resolve(unexpectedFailure(error, 'unknown'));
		});
	}
}
