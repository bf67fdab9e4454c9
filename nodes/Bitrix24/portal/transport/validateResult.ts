import type { Knowledge, Outcome } from '../outcome';
import { failed } from '../outcome';
import { shown } from '../../execution/input/validators';

const REFUSED_WITHOUT_WORDS =
	'It was not done, and Bitrix24 gave no reason. Look at the record in the portal, then run this item again.';

/** A result that the method does not give when it did its work is no success. */
export function judged(outcome: Outcome, { accepts, refuses }: Knowledge): Outcome {
	if (!outcome.ok) return outcome;
	const { result } = outcome;
	const answered = { httpCode: '200', certainty: 'answered' } as const;
	if (accepts?.(result) === false) {
		return failed({
			...answered,
			code: 'UNEXPECTED_RESULT',
			text: `Bitrix24 answered ${shown(result)} instead of a result`,
			// A plain no is an answer; anything else tells nothing.
			...(result === false ? { advice: REFUSED_WITHOUT_WORDS } : { certainty: 'lost' }),
		});
	}
	const refusal = refuses?.(result);
	return refusal === undefined ? outcome : failed({ ...answered, ...refusal });
}
