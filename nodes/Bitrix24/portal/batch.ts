import { sleep } from 'n8n-workflow';
import { isObject, readAnswer, readTime } from './answer';
import type { Call, Failure, Outcome } from './call';
import { failed } from './call';
import { limitsOf } from './limits';
import { toQuery } from './query';
import type { Lane, Transmitted } from './transmit';
import { transmit } from './transmit';

/** A command left out this often goes out as a request of its own. */
const MOST_HALTS = 3;

interface Waiting {
	call: Call;
	command: string;
	answer: (outcome: Outcome) => void;
}

/** A command that Bitrix24 left out because one before it failed (halt). It never leaves batch.ts. */
const HALTED: Failure = { code: 'HALTED', text: '', httpCode: null, certainty: 'unsent' };

const MISSING: Failure = {
	code: 'UNEXPECTED_ANSWER',
	text: 'Bitrix24’s answer to the batch has no part for this command',
	httpCode: '200',
	certainty: 'lost',
};

/** One request for one call. */
export async function single(lane: Lane, call: Call): Promise<Outcome> {
	return await new Promise<Outcome>((answer) => {
		void transmit(lane, call, ({ outcome, body }) => {
			limitsOf(lane.door.host).note(call.method, outcome, readTime(body));
			answer(outcome);
			return !outcome.ok;
		});
	});
}

const part = (map: unknown, key: string): unknown =>
	isObject(map) ? map[key] : Array.isArray(map) ? (map as unknown[])[Number(key)] : undefined;

/** The answer to one command of a batch: bitrix24-rest.md §4. Empty maps come as empty lists. */
function readPart({ outcome }: Transmitted, key: string, halt: boolean): Outcome {
	if (!outcome.ok) return outcome;
	const maps = isObject(outcome.result) ? outcome.result : {};
	const error = part(maps.result_error, key);
	if (isObject(error)) return readAnswer({ body: error, statusCode: 400, headers: {} });
	const result = part(maps.result, key);
	if (result === undefined) {
		const someFailed = Object.keys(maps.result_error ?? {}).length > 0;
		return failed(halt && someFailed ? HALTED : MISSING);
	}
	const [next, total] = [part(maps.result_next, key), part(maps.result_total, key)];
	return readAnswer({ body: { result, next, total }, statusCode: 200, headers: {} });
}

/**
 * Gathers the calls that a run makes at the same moment into Bitrix24's `batch`, and gives each call
 * its own part of the answer. What would not arrive as it is goes out as a request of its own, and so
 * does what the portal won't take inside a batch.
 */
export class Batch {
	private waiting: Waiting[] = [];

	private refused = false;

	/**
	 * @param size how many calls at most go into one request, 1 to 50
	 * @param halt whether the portal leaves out what comes behind a command that failed
	 */
	constructor(
		private readonly size: number,
		private readonly halt: boolean,
	) {}

	async ask(lane: Lane, call: Call): Promise<Outcome> {
		const query = toQuery(call.parameters);
		for (let halts = 0; ; halts += 1) {
			if (query === undefined || this.refused || halts > MOST_HALTS)
				return await single(lane, call);
			const outcome = await this.gather(lane, call, `${call.method}?${query}`);
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
					return await single(lane, call);
				default:
					return outcome;
			}
		}
	}

	private async gather(lane: Lane, call: Call, command: string): Promise<Outcome> {
		return await new Promise<Outcome>((answer) => {
			this.waiting.push({ call, command, answer });
			if (this.waiting.length >= this.size) {
				void this.flush(lane);
			} else if (this.waiting.length === 1) {
				const own = this.waiting;
				void sleep(0).then(async () => {
					if (own === this.waiting) await this.flush(lane);
				});
			}
		});
	}

	private async flush(lane: Lane): Promise<void> {
		const sent = this.waiting;
		this.waiting = [];
		const parameters = {
			halt: this.halt ? 1 : 0,
			cmd: Object.fromEntries(sent.map(({ command }, index) => [`c${index}`, command])),
		};
		const receive = (transmitted: Transmitted): boolean => {
			const { outcome } = transmitted;
			const limits = limitsOf(lane.door.host);
			const times = outcome.ok && isObject(outcome.result) ? outcome.result.result_time : undefined;
			const outcomes = sent.map(({ call, answer }, index) => {
				const key = `c${index}`;
				const own = readPart(transmitted, key, this.halt);
				if (outcome.ok) limits.note(call.method, own, readTime({ time: part(times, key) }));
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
