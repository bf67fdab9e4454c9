import { isObject, readAnswer } from '../transport/response';
import type { Failure, Outcome } from '../outcome';
import { failed } from '../outcome';
import type { Transmitted } from '../transport/schedule';

/** A command that Bitrix24 left out because one before it failed (halt). It never leaves the batch. */
export const HALTED: Failure = { code: 'HALTED', text: '', httpCode: null, certainty: 'unsent' };

const MISSING: Failure = {
	code: 'UNEXPECTED_ANSWER',
	text: 'Bitrix24’s answer to the batch has no part for this command',
	httpCode: '200',
	certainty: 'lost',
};

/** A command's entry in one of the maps of the answer, which may be a list where the keys are numbers. */
export const part = (map: unknown, key: string): unknown =>
	isObject(map) ? map[key] : Array.isArray(map) ? (map as unknown[])[Number(key)] : undefined;

/**
 * The answer to one command of a batch: bitrix24-rest.md §4. Empty maps come as empty lists.
 *
 * @param halted whether the portal left this command out, since one before it failed
 */
export function readPart(
	{ outcome, status = 200 }: Transmitted,
	key: string,
	halted: boolean,
): Outcome {
	if (!outcome.ok) return outcome;
	const maps = isObject(outcome.result) ? outcome.result : {};
	const error = part(maps.result_error, key);
	if (isObject(error)) {
		// A command has no status of its own, so the one of its request says nothing of it.
		const own = readAnswer({ body: error, statusCode: 0, headers: {} });
		return own.ok ? own : failed({ ...own.failure, httpCode: String(status) });
	}
	const result = part(maps.result, key);
	if (result === undefined) return failed(halted ? HALTED : MISSING);
	const [next, total] = [part(maps.result_next, key), part(maps.result_total, key)];
	return readAnswer({ body: { result, next, total }, statusCode: 200, headers: {} });
}
