import { isObject, parseResponse } from '../transport/response';
import type { Failure, Outcome } from '../outcome';
import { failed } from '../outcome';
import type { ScheduledResponse } from '../transport/schedule';

/** A command that Bitrix24 left out because one before it failed (halt). It never leaves the batch. */
export const HALTED: Failure = {
	code: 'HALTED',
	message: '',
	httpCode: null,
	effect: 'notExecuted',
};

const MISSING: Failure = {
	code: 'UNEXPECTED_ANSWER',
	message: 'Bitrix24’s answer to the batch has no part for this command',
	httpCode: '200',
	effect: 'unknown',
};

/** A command's entry in one of the maps of the answer, which may be a list where the keys are numbers. */
export const entryOf = (map: unknown, key: string): unknown =>
	isObject(map) ? map[key] : Array.isArray(map) ? (map as unknown[])[Number(key)] : undefined;

/**
 * The answer to one command of a batch: bitrix24-rest.md §4. Empty maps come as empty lists.
 *
 * @param halted whether the portal left this command out, since one before it failed
 */
export function parseCommandResult(
	{ outcome, status = 200 }: ScheduledResponse,
	key: string,
	halted: boolean,
): Outcome {
	if (!outcome.ok) return outcome;
	const maps = isObject(outcome.result) ? outcome.result : {};
	const error = entryOf(maps.result_error, key);
	if (isObject(error)) {
		// A command has no status of its own, so the one of its request says nothing of it.
		const own = parseResponse({ body: error, statusCode: 0, headers: {} });
		return own.ok ? own : failed({ ...own.failure, httpCode: String(status) });
	}
	const result = entryOf(maps.result, key);
	if (result === undefined) return failed(halted ? HALTED : MISSING);
	const [next, total] = [entryOf(maps.result_next, key), entryOf(maps.result_total, key)];
	return parseResponse({ body: { result, next, total }, statusCode: 200, headers: {} });
}
