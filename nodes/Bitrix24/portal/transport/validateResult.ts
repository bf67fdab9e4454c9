import type { OperationSpec, Outcome } from '../outcome';
import { failed } from '../outcome';
import { shown } from '../../execution/input/validators';

const REFUSED_WITHOUT_WORDS =
	'It was not done, and Bitrix24 gave no reason. Look at the record in the portal, then run this item again.';

/** A result that the method does not give when it did its work is no success. */
export function validateResult(
	outcome: Outcome,
	{ isExpectedResult: accepts, refusalIn: refuses }: OperationSpec,
): Outcome {
	if (!outcome.ok) return outcome;
	const { result } = outcome;
	const answered = { httpCode: '200', effect: 'rejected' } as const;
	if (accepts?.(result) === false) {
		return failed({
			...answered,
			code: 'UNEXPECTED_RESULT',
			message: `Bitrix24 answered ${shown(result)} instead of a result`,
			// A plain no is an answer; anything else tells nothing.
			...(result === false ? { advice: REFUSED_WITHOUT_WORDS } : { effect: 'unknown' }),
		});
	}
	const refusal = refuses?.(result);
	return refusal === undefined ? outcome : failed({ ...answered, ...refusal });
}
