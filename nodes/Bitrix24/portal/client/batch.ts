import { sleep } from 'n8n-workflow';
import { isObject, parseOperatingTime } from '../transport/response';
import type { Call, OperationSpec, Outcome } from '../outcome';
import { validateResult } from '../transport/validateResult';
import { limiterFor } from '../limits/rateLimiter';
import { HALTED, entryOf, parseCommandResult } from './parts';
import { encodeQuery } from './batchFormat';
import type { RequestContext, ScheduledResponse } from '../transport/schedule';
import { schedule } from '../transport/schedule';

/** A command left out this often goes out as a request of its own. */
const MOST_HALTS = 3;

interface Waiting {
	call: Call;
	knowledge: OperationSpec;
	command: string;
	answer: (outcome: Outcome) => void;
}

/** One request for one call. */
export async function single(
	lane: RequestContext,
	call: Call,
	knowledge: OperationSpec,
): Promise<Outcome> {
	return await new Promise<Outcome>((answer) => {
		void schedule(lane, call, (transmitted) => {
			const outcome = validateResult(transmitted.outcome, knowledge);
			limiterFor(lane.connection.host).recordOperatingTime(
				call.method,
				outcome,
				parseOperatingTime(transmitted.body),
			);
			answer(outcome);
			return !outcome.ok;
		});
	});
}

/**
 * Gathers the calls that a run makes at the same moment into Bitrix24's `batch`, and gives each call
 * its own part of the answer. What would not arrive as it is goes out as a request of its own, and so
 * does what the portal won't take inside a batch.
 */
export class Batch {
	/** What waits to be sent, by whether it goes out even when the run has stopped. */
	private readonly queues = new Map<boolean, Waiting[]>();

	private refused = false;

	/**
	 * @param size how many calls at most go into one request, 1 to 50
	 * @param halt whether the portal leaves out what comes behind a command that failed
	 */
	constructor(
		private readonly size: number,
		private readonly halt: boolean,
	) {}

	async ask(lane: RequestContext, call: Call, knowledge: OperationSpec): Promise<Outcome> {
		const query = encodeQuery(call.parameters);
		for (let halts = 0; ; halts += 1) {
			if (query === undefined || this.refused || halts > MOST_HALTS)
				return await single(lane, call, knowledge);
			const outcome = await this.gather(lane, call, knowledge, `${call.method}?${query}`);
			if (outcome.ok) return outcome;
			switch (outcome.failure.code) {
				case HALTED.code:
					// If the one before failed for good, the run has stopped by now; else it goes on.
					await sleep(0);
					break;
				case 'ERROR_BATCH_METHOD_NOT_ALLOWED':
					this.refused = true;
					break;
				case 'ERROR_BATCH_LENGTH_EXCEEDED':
					return await single(lane, call, knowledge);
				default:
					return outcome;
			}
		}
	}

	private async gather(
		lane: RequestContext,
		call: Call,
		knowledge: OperationSpec,
		command: string,
	): Promise<Outcome> {
		return await new Promise<Outcome>((answer) => {
			const queue = this.queues.get(lane.sentEvenWhenStopped) ?? [];
			this.queues.set(lane.sentEvenWhenStopped, queue);
			queue.push({ call, knowledge, command, answer });
			const send = async () => {
				if (this.queues.get(lane.sentEvenWhenStopped) !== queue) return;
				this.queues.delete(lane.sentEvenWhenStopped);
				await this.flush(lane, queue);
			};
			if (queue.length >= this.size) void send();
			else if (queue.length === 1) void sleep(0).then(send);
		});
	}

	private async flush(lane: RequestContext, sent: Waiting[]): Promise<void> {
		const parameters = {
			halt: this.halt ? 1 : 0,
			cmd: Object.fromEntries(sent.map(({ command }, index) => [`c${index}`, command])),
		};
		const receive = (transmitted: ScheduledResponse): boolean => {
			const { outcome } = transmitted;
			const limits = limiterFor(lane.connection.host);
			const maps = outcome.ok && isObject(outcome.result) ? outcome.result : {};
			let failedBefore = false;
			const outcomes = sent.map(({ call, knowledge, answer }, index) => {
				const key = `c${index}`;
				const read = parseCommandResult(transmitted, key, this.halt && failedBefore);
				failedBefore ||= isObject(entryOf(maps.result_error, key));
				const own = validateResult(read, knowledge);
				if (outcome.ok)
					limits.recordOperatingTime(
						call.method,
						own,
						parseOperatingTime({ time: entryOf(maps.result_time, key) }),
					);
				answer(own);
				return own;
			});
			return outcomes.some(({ ok }) => !ok);
		};
		await schedule(
			lane,
			{ method: 'batch', parameters },
			receive,
			sent.map(({ call }) => call.method),
		);
	}
}
