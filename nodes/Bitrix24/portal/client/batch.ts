import { sleep } from 'n8n-workflow';
import { isObject, readTime } from '../transport/response';
import type { Call, Knowledge, Outcome } from '../outcome';
import { judged } from '../transport/validateResult';
import { limitsOf } from '../limits/rateLimiter';
import { HALTED, part, readPart } from './parts';
import { toQuery } from './batchFormat';
import type { Lane, Transmitted } from '../transport/schedule';
import { transmit } from '../transport/schedule';

/** A command left out this often goes out as a request of its own. */
const MOST_HALTS = 3;

interface Waiting {
	call: Call;
	knowledge: Knowledge;
	command: string;
	answer: (outcome: Outcome) => void;
}

/** One request for one call. */
export async function single(lane: Lane, call: Call, knowledge: Knowledge): Promise<Outcome> {
	return await new Promise<Outcome>((answer) => {
		void transmit(lane, call, (transmitted) => {
			const outcome = judged(transmitted.outcome, knowledge);
			limitsOf(lane.door.host).note(call.method, outcome, readTime(transmitted.body));
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

	async ask(lane: Lane, call: Call, knowledge: Knowledge): Promise<Outcome> {
		const query = toQuery(call.parameters);
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
		lane: Lane,
		call: Call,
		knowledge: Knowledge,
		command: string,
	): Promise<Outcome> {
		return await new Promise<Outcome>((answer) => {
			const queue = this.queues.get(lane.lasting) ?? [];
			this.queues.set(lane.lasting, queue);
			queue.push({ call, knowledge, command, answer });
			const send = async () => {
				if (this.queues.get(lane.lasting) !== queue) return;
				this.queues.delete(lane.lasting);
				await this.flush(lane, queue);
			};
			if (queue.length >= this.size) void send();
			else if (queue.length === 1) void sleep(0).then(send);
		});
	}

	private async flush(lane: Lane, sent: Waiting[]): Promise<void> {
		const parameters = {
			halt: this.halt ? 1 : 0,
			cmd: Object.fromEntries(sent.map(({ command }, index) => [`c${index}`, command])),
		};
		const receive = (transmitted: Transmitted): boolean => {
			const { outcome } = transmitted;
			const limits = limitsOf(lane.door.host);
			const maps = outcome.ok && isObject(outcome.result) ? outcome.result : {};
			let failedBefore = false;
			const outcomes = sent.map(({ call, knowledge, answer }, index) => {
				const key = `c${index}`;
				const read = readPart(transmitted, key, this.halt && failedBefore);
				failedBefore ||= isObject(part(maps.result_error, key));
				const own = judged(read, knowledge);
				if (outcome.ok)
					limits.note(call.method, own, readTime({ time: part(maps.result_time, key) }));
				answer(own);
				return own;
			});
			return outcomes.some(({ ok }) => !ok);
		};
		await transmit(
			lane,
			{ method: 'batch', parameters },
			receive,
			sent.map(({ call }) => call.method),
		);
	}
}
