import type { Effect, Failure } from '../outcome';
import { plainText } from './plainText';

const ADVICE: Record<Effect, string> = {
	notExecuted:
		'Nothing was sent for this item. Check its input; if that is right, report this text to the makers of the node.',
	rejected:
		'Nothing was changed by this item. Run it again; if this comes again, report this text to the makers of the node.',
	unknown:
		'It is unknown whether it was done. Look at the record in the portal before you run this again.',
};

/** What was thrown and not foreseen, as the failure of its item. */
export function unexpectedFailure(error: unknown, effect: Effect): Failure {
	const text = error instanceof Error ? error.message : '';
	return {
		ok: false,
		code: 'UNEXPECTED_EXCEPTION',
		message: plainText(`The node could not go on: ${text || 'an exception without words'}`),
		advice: ADVICE[effect],
		httpCode: null,
		effect,
	};
}
