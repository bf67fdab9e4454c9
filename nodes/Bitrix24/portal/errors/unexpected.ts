import type { Effect, Failure } from '../outcome';
import { plainText } from './plainText';

const ADVICE: Record<Effect, string> = {
	notExecuted:
		'Nothing was sent for this item. Check its input. If the input is correct, report this message to the node’s authors.',
	rejected:
		'Nothing was changed by this item. Run it again. If it happens again, report this message to the node’s authors.',
	unknown:
		'It is unknown whether the change was made. Check the record in the portal before you run this again.',
};

/** What was thrown and not foreseen, as the failure of its item. */
export function unexpectedFailure(error: unknown, effect: Effect): Failure {
	const text = error instanceof Error ? error.message : '';
	return {
		ok: false,
		code: 'UNEXPECTED_EXCEPTION',
		message: plainText(`The node failed unexpectedly: ${text || 'an error without a message'}`),
		advice: ADVICE[effect],
		httpCode: null,
		effect,
	};
}
