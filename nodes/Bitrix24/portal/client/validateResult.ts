import { unexpectedFailure } from '../errors/unexpected';
import type { MethodSpec } from '../methodSpec';
import type { Call, Failure, Outcome, Skipped } from '../outcome';
import { effectUnknown, rejected } from '../outcome';
import { isDeeperThan, shown } from '../values';

/** An answer of Bitrix24 has about ten levels; what n8n does with an item overflows at some thousand. */
const MAX_DEPTH = 200;

const TOO_DEEP = effectUnknown(
	'ANSWER_TOO_DEEP',
	`Bitrix24 returned data nested more than ${MAX_DEPTH} levels deep`,
	{ httpCode: '200' },
);

const REFUSED_WITHOUT_WORDS =
	'Bitrix24 did not make the change and gave no reason. Check the record in the portal, then run this item again.';

function refusalOf(
	value: unknown,
	{ isExpectedResult, refusalIn }: MethodSpec,
	sent: Call,
): Failure | undefined {
	const httpCode = '200';
	if (isExpectedResult?.(value, sent) === false) {
		const message = `Bitrix24 returned ${shown(value)} instead of a result`;
		// A plain no is an answer; anything else tells nothing.
		return value === false
			? rejected('UNEXPECTED_RESULT', message, { httpCode, advice: REFUSED_WITHOUT_WORDS })
			: effectUnknown('UNEXPECTED_RESULT', message, { httpCode });
	}
	const refusal = refusalIn?.(value, sent);
	return refusal && rejected(refusal.code, refusal.message, { httpCode, advice: refusal.advice });
}

/** A result that the method does not give when it did its work is no success. */
export function validateResult(
	outcome: Outcome | Skipped,
	spec: MethodSpec,
	sent: Call,
): Outcome | Skipped {
	if (!outcome.ok) return outcome;
	if (isDeeperThan(outcome.value, MAX_DEPTH)) return TOO_DEEP;
	try {
		return refusalOf(outcome.value, spec, sent) ?? outcome;
	} catch (error) {
		return unexpectedFailure(error, 'unknown');
	}
}
