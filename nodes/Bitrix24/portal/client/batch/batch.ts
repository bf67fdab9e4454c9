import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../../errors/unexpected';
import type { MethodSpec } from '../../methodSpec';
import type { Call, Outcome, Skipped } from '../../outcome';
import type { QueuedCall, RequestContext, Requests, Sender } from '../../transport/requestContext';
import { schedule } from '../../transport/schedule';
import { encodeCommand } from './batchFormat';
import { inBatch } from './inBatch';

/**
 * Gathers the calls that are made at the same moment into Bitrix24's `batch`. What would not arrive as it
 * is goes out as a request of its own, and so does what the portal won't take inside a batch.
 */
export class Batch implements Sender {
	/** What waits to be sent, by whether it goes out even when the run has stopped. */
	private readonly queues = new Map<boolean, Array<QueuedCall & { text: string }>>();

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
			const key = context.sentEvenWhenStopped;
			const queue = this.queues.get(key) ?? [];
			this.queues.set(key, queue);
			queue.push({ call, spec, resolve, text });
			const send = async () => {
				if (this.queues.get(key) !== queue) return;
				this.queues.delete(key);
				await this.flush(context, queue);
			};
			if (queue.length >= this.size) void send();
			else if (queue.length === 1) void sleep(0).then(send);
		});
	}

	private async flush(
		context: RequestContext,
		queued: Array<QueuedCall & { text: string }>,
	): Promise<void> {
		const texts = queued.map(({ text }) => text);
		const changes = queued.some(({ spec }) => spec.idempotency !== 'safe');
		const next = () => this.requests.many(context, queued, texts, this.halt);
		await schedule(context, changes, next).catch((error: unknown) => {
			// Nobody awaits this: whoever waits for a command is told.
			for (const { resolve } of queued) resolve(unexpectedFailure(error, 'unknown'));
		});
	}
}
