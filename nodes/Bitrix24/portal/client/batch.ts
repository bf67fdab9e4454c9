import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../errors/unexpected';
import type { MethodSpec } from '../methodSpec';
import type { Call, Outcome, Skipped } from '../outcome';
import { isSkipped } from '../outcome';
import type { ScheduledResponse } from '../transport/httpResponse';
import type { RequestContext, Sender } from '../transport/requestContext';
import { operatingTimeResetsInMs } from '../transport/response';
import { schedule } from '../transport/schedule';
import { isObject } from '../values';
import { encodeQuery, entryOf, parseCommandResult } from './batchFormat';
import { validateResult } from './validateResult';

/** The most commands that Bitrix24 takes in one batch: docs/bitrix24-rest.md §4. */
export const MAX_BATCH_SIZE = 50;

/** A command left out this often goes out as a request of its own. */
const MAX_HALTS = 3;

interface Command {
	call: Call;
	spec: MethodSpec;
	text: string;
	resolve: (outcome: Outcome | Skipped) => void;
}

const changes = ({ idempotency }: MethodSpec): boolean => idempotency !== 'safe';

/** One request for one call. */
export const single: Sender = {
	async sendOnce(context, call, spec) {
		return await new Promise((resolve) => {
			const receive = (response: ScheduledResponse): boolean => {
				const outcome = validateResult(response.outcome, spec, call);
				const resetsInMs = operatingTimeResetsInMs(response.body);
				context.limiter.recordOperatingTime(call.method, outcome, resetsInMs);
				resolve(outcome);
				return !outcome.ok;
			};
			schedule(context, call, receive, [call.method], changes(spec)).catch((error: unknown) =>
				resolve(unexpectedFailure(error, 'unknown')),
			);
		});
	},
};

/**
 * Gathers the calls that are made at the same moment into Bitrix24's `batch`. What would not arrive as it
 * is goes out as a request of its own, and so does what the portal won't take inside a batch.
 */
export class Batch implements Sender {
	/** What waits to be sent, by whether it goes out even when the run has stopped. */
	private readonly queues = new Map<boolean, Command[]>();

	private isNotAllowed = false;

	/** @param halt whether the portal leaves out what comes behind a command that failed */
	constructor(
		private readonly size: number,
		private readonly halt: boolean,
	) {}

	async sendOnce(
		context: RequestContext,
		call: Call,
		spec: MethodSpec,
		alone: boolean,
	): Promise<Outcome | Skipped> {
		const query = alone ? undefined : encodeQuery(call.parameters);
		for (let halts = 0; ; halts += 1) {
			if (query === undefined || this.isNotAllowed || halts > MAX_HALTS) break;
			const outcome = await this.enqueue(context, call, spec, `${call.method}?${query}`);
			if (outcome.ok) return outcome;
			if (isSkipped(outcome)) {
				if (outcome.skipped === 'stopped') return outcome;
				// If the one before failed for good, the run has stopped by now; else it goes on.
				await sleep(0);
				continue;
			}
			const { code } = outcome;
			// What reads may be small enough by itself.
			const isTooLarge = code === 'ANSWER_TOO_LARGE' && spec.idempotency === 'safe';
			if (isTooLarge || code === 'ERROR_BATCH_LENGTH_EXCEEDED') break;
			if (code !== 'ERROR_BATCH_METHOD_NOT_ALLOWED') return outcome;
			this.isNotAllowed = true;
		}
		return await single.sendOnce(context, call, spec, true);
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
			queue.push({ call, spec, text, resolve });
			const send = async () => {
				if (this.queues.get(key) !== queue) return;
				this.queues.delete(key);
				await this.flush(context, queue);
			};
			if (queue.length >= this.size) void send();
			else if (queue.length === 1) void sleep(0).then(send);
		});
	}

	private async flush(context: RequestContext, commands: Command[]): Promise<void> {
		const parameters = {
			halt: this.halt ? 1 : 0,
			cmd: Object.fromEntries(commands.map(({ text }, index) => [`c${index}`, text])),
		};
		await schedule(
			context,
			{ method: 'batch', parameters },
			(response) => this.distribute(context, commands, response),
			commands.map(({ call }) => call.method),
			commands.some(({ spec }) => changes(spec)),
		).catch((error: unknown) => {
			// Nobody awaits this: whoever waits for a command is told.
			for (const { resolve } of commands) resolve(unexpectedFailure(error, 'unknown'));
		});
	}

	/** Gives each command its part of the answer; whether one of them failed. */
	private distribute(
		{ limiter }: RequestContext,
		commands: Command[],
		response: ScheduledResponse,
	): boolean {
		const { outcome } = response;
		const maps = outcome.ok && isObject(outcome.value) ? outcome.value : {};
		let failedBefore = false;
		const outcomes = commands.map(({ call, spec, resolve }, index) => {
			const key = `c${index}`;
			const parsed = parseCommandResult(response, key, this.halt && failedBefore);
			failedBefore ||= isObject(entryOf(maps.result_error, key));
			const own = validateResult(parsed, spec, call);
			if (outcome.ok) {
				const resetsInMs = operatingTimeResetsInMs({ time: entryOf(maps.result_time, key) });
				limiter.recordOperatingTime(call.method, own, resetsInMs);
			}
			resolve(own);
			return own;
		});
		return outcomes.some(({ ok }) => !ok);
	}
}
