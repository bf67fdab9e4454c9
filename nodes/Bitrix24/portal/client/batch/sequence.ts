import type { MethodSpec } from '../../methodSpec';
import type { Call, Failure, Outcome, Skipped } from '../../outcome';
import { isSkipped } from '../../outcome';
import { BLOCKED } from '../../transport/failures';
import type { OutgoingRequest, Sender } from '../../transport/requestContext';
import { schedule } from '../../transport/schedule';
import { unexpectedFailure } from '../../errors/unexpected';
import { isObject } from '../../values';
import { entryOf, parseCommandResult, recordBatchTimes } from './batchFormat';
import { validateResult } from '../validateResult';

/** Commands of one batch, by name. Values may refer to what an earlier one answered, as `$result[p]`. */
export type Sequence = Record<string, Call>;

/** PHP's way with brackets. */
function pairs(value: unknown, name: string): string[] {
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([key, inner]) => pairs(inner, `${name}[${key}]`));
	}
	return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
}

const textOf = ({ method, parameters }: Call): string =>
	`${method}?${Object.entries(parameters)
		.flatMap(([name, value]) => pairs(value, name))
		.join('&')}`;

/** The one call of `batch` that makes them: docs/bitrix24-rest.md §4. */
export const batchOf = (commands: Sequence, halt: boolean): Call => ({
	method: 'batch',
	parameters: {
		halt: halt ? 1 : 0,
		cmd: Object.fromEntries(Object.entries(commands).map(([name, call]) => [name, textOf(call)])),
	},
});

/**
 * What each command came to.
 *
 * @param value the batch's own result
 * @param halt whether the portal left out what stands behind a command that failed
 */
export function outcomesOf(
	commands: Sequence,
	value: unknown,
	halt: boolean,
): Record<string, Outcome | Skipped> {
	const maps = isObject(value) ? value : {};
	let failed = false;
	return Object.fromEntries(
		Object.keys(commands).map((name) => {
			const response = { outcome: { ok: true as const, value } };
			const outcome = parseCommandResult(response, name, halt && failed);
			failed ||= isObject(entryOf(maps.result_error, name));
			return [name, outcome];
		}),
	);
}

/**
 * Why nothing of a sequence was done, though its request was answered: a method in it is blocked, and what stands
 * behind it was left out; or all of it only reads, so that it can be sent again.
 */
function blockedIn(
	commands: Sequence,
	outcomes: Record<string, Outcome | Skipped>,
	halt: boolean,
): Failure | undefined {
	const blocked = Object.entries(commands).find(([name], index) => {
		const outcome = outcomes[name];
		if (outcome === undefined || outcome.ok || isSkipped(outcome)) return false;
		return outcome.code === BLOCKED.code && !(halt && index > 0);
	});
	return blocked && { ...BLOCKED, call: blocked[1] };
}

/** Sends the batch of a sequence, once none of its methods is blocked. */
export const senderOf = (commands: Sequence): Sender => ({
	async sendOnce(context, batch, spec: MethodSpec) {
		const { operating } = context;
		const calls = Object.values(commands);
		const halt = spec.idempotency !== 'safe';
		const blockedCall = () => calls.find(({ method }) => operating.isBlocked(method));
		return await new Promise((resolve) => {
			const request: OutgoingRequest = {
				call: batch,
				isBlocked: () => operating.isBlocked(batch.method) || blockedCall() !== undefined,
				receive(response) {
					const own = validateResult(response.outcome, spec, batch);
					const outcomes = own.ok ? outcomesOf(commands, own.value, halt) : {};
					const named = Object.entries(outcomes).map(([key, outcome]) => ({
						...{ key, method: commands[key]?.method ?? '', outcome },
					}));
					recordBatchTimes(operating, response, named);
					const isUnsent = !own.ok && response.body === undefined;
					const waits =
						isUnsent && !isSkipped(own) && own.code === BLOCKED.code
							? { ...own, call: blockedCall() ?? batch }
							: blockedIn(commands, outcomes, halt);
					resolve(waits ?? own);
					return waits !== undefined || !own.ok;
				},
			};
			schedule(context, halt, () => request).catch((error: unknown) =>
				resolve(unexpectedFailure(error, 'unknown')),
			);
		});
	},
});
