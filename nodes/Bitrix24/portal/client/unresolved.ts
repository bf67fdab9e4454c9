import type { MethodSpec } from '../methodSpec';
import type { Failure } from '../outcome';

/** A lost call that a check of the record shows not to have been executed. */
export const verifiedNotExecuted = (lost: Failure): Failure => ({
	...lost,
	message: `${lost.message}; a check of the record shows that it was not done`,
	advice: 'Nothing was changed by this item. Run it again when the portal responds.',
	effect: 'rejected',
});

/** A lost call of which nothing more can be found out. */
export const outcomeUnknown = (failure: Failure, done: string): Failure => ({
	...failure,
	message: `${failure.message}; it is unknown whether it was ${done}`,
});

/** It may have been added, and a second time would add a second one. */
export const possiblyDuplicated = (
	failure: Failure,
	{ manualCheck = '' }: MethodSpec,
): Failure => ({
	...outcomeUnknown(failure, 'added'),
	advice: `It was not retried, because a retry could create a duplicate. ${manualCheck}`,
});

/** By code, which may be any text of the portal's. */
const READ_ADVICE = new Map([
	[
		'ANSWER_TOO_LARGE',
		'Nothing was changed. Request less data: set a filter, a limit, or fewer fields.',
	],
	[
		'ANSWER_TOO_DEEP',
		'Nothing was changed. n8n can’t process such a response. Request other fields or other records.',
	],
]);

/** A lost read: it changed nothing. */
export const readFailed = (failure: Failure): Failure => ({
	...failure,
	advice:
		failure.advice ??
		READ_ADVICE.get(failure.code) ??
		'Nothing was changed. Check that the portal responds, then try again.',
	effect: 'rejected',
});
