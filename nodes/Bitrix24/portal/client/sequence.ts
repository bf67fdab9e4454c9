import type { MethodSpec } from '../methodSpec';
import type { Call, Outcome, Skipped } from '../outcome';
import type { ScheduledResponse } from '../transport/httpResponse';
import type { Sender } from '../transport/requestContext';
import { operatingTimeResetsInMs } from '../transport/response';
import { schedule } from '../transport/schedule';
import { unexpectedFailure } from '../errors/unexpected';
import { isObject } from '../values';
import { entryOf, parseCommandResult } from './batchFormat';
import { validateResult } from './validateResult';

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

/** Sends the batch of a sequence, for the limits of the methods in it. */
export const senderOf = (commands: Sequence): Sender => ({
	async sendOnce(context, call, spec: MethodSpec) {
		const calls = Object.entries(commands);
		return await new Promise((resolve) => {
			const receive = ({ outcome, body }: ScheduledResponse): boolean => {
				const own = validateResult(outcome, spec, call);
				const inner = own.ok ? outcomesOf(commands, own.value, true) : {};
				const result = isObject(body) && isObject(body.result) ? body.result : {};
				for (const [name, { method }] of calls) {
					const of = inner[name];
					const time = entryOf(result.result_time, name);
					if (of === undefined) continue;
					context.limiter.recordOperatingTime(method, of, operatingTimeResetsInMs({ time }));
				}
				resolve(own);
				return !own.ok;
			};
			const methods = calls.map(([, { method }]) => method);
			const changes = spec.idempotency !== 'safe';
			schedule(context, call, receive, methods, changes).catch((error: unknown) =>
				resolve(unexpectedFailure(error, 'unknown')),
			);
		});
	},
});
