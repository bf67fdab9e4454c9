import type { OperatingTime } from '../../limits/operatingTime';
import type { Outcome, Skipped } from '../../outcome';
import { effectUnknown, HALTED } from '../../outcome';
import type { ScheduledResponse } from '../../transport/httpResponse';
import { methodTimeIn, parseResponse } from '../../transport/response';
import { isObject } from '../../values';

const MISSING = effectUnknown(
	'UNEXPECTED_ANSWER',
	'Bitrix24’s batch response has no entry for this request',
	{ httpCode: '200' },
);

/** A command's entry in one of the maps of the answer, which may be a list where the keys are numbers. */
export const entryOf = (map: unknown, key: string): unknown =>
	isObject(map) ? map[key] : Array.isArray(map) ? (map as unknown[])[Number(key)] : undefined;

/**
 * The answer to one command of a batch: docs/bitrix24-rest.md §4. Empty maps come as empty lists.
 *
 * @param halted whether the portal left this command out, since one before it failed
 */
export function parseCommandResult(
	{ outcome, status = 200 }: ScheduledResponse,
	key: string,
	halted: boolean,
): Outcome | Skipped {
	if (!outcome.ok) return outcome;
	const maps = isObject(outcome.value) ? outcome.value : {};
	const error = entryOf(maps.result_error, key);
	if (isObject(error)) {
		// A command has no status of its own, so the one of its request says nothing of it.
		const own = parseResponse({ body: error, statusCode: 0, headers: {} });
		return own.ok ? own : { ...own, httpCode: String(status) };
	}
	if (error !== undefined && error !== null) return MISSING;
	const result = entryOf(maps.result, key);
	if (result === undefined) return halted ? HALTED : MISSING;
	const [next, total] = [entryOf(maps.result_next, key), entryOf(maps.result_total, key)];
	const time = entryOf(maps.result_time, key);
	return parseResponse({ body: { result, next, total, time }, statusCode: 200, headers: {} });
}

/** Keeps what a batch's answer says of the time of each method in it, and of `batch` itself. */
export function recordBatchTimes(
	operating: OperatingTime,
	{ outcome, body }: ScheduledResponse,
	commands: Array<{ key: string; method: string; outcome: Outcome | Skipped }>,
): void {
	if (!isObject(body)) return;
	operating.record('batch', outcome, methodTimeIn(body.time));
	if (!outcome.ok || !isObject(outcome.value)) return;
	for (const command of commands) {
		const time = methodTimeIn(entryOf(outcome.value.result_time, command.key), body.time);
		operating.record(command.method, command.outcome, time);
	}
}
