import type { Ask } from './block';
import { callWhenUnblocked, WaitBudget } from './block';
import type { Call, Failure, OperationSpec, Outcome } from '../outcome';
import { failed } from '../outcome';
import type { RequestContext } from '../transport/schedule';
import { evenWhenStopped } from '../transport/schedule';

const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 1000;

/** 1, 2, 4 s, more or less: many runs do not come back at the same moment, but one run's calls do. */
const backoff = (tries: number, { jitter }: RequestContext): number =>
	FIRST_BACKOFF_MS * 2 ** (tries - 1) * jitter;

/** Whether a repeat could help: the line or the portal failed, not the call. */
const isTransient = ({ effect: effect, code }: Failure): boolean =>
	effect === 'unknown' || code === 'ECONNREFUSED' || code === 'EAI_AGAIN';

const verifiedNotExecuted = (doubt: Failure): Failure => ({
	...doubt,
	message: `${doubt.message}; a look at the portal shows that it was not done`,
	advice: 'Nothing was changed by this item. Run it again when the portal answers.',
	effect: 'rejected',
});

const outcomeUnknown = (failure: Failure, done: string): Failure => ({
	...failure,
	message: `${failure.message}; nobody can tell whether it was ${done}`,
});

/** It may have been added, and a second time would add a second one. */
const possiblyDuplicated = (
	failure: Failure,
	{ manualCheck: lookAt = '' }: OperationSpec,
): Failure => ({
	...outcomeUnknown(failure, 'added'),
	advice: `It was not sent again, since that could add a second one. ${lookAt}`,
});

const readFailed = (failure: Failure): Failure => ({
	...failure,
	advice: failure.advice ?? 'Nothing was changed. Run it again when the portal answers.',
	effect: 'rejected',
});

/**
 * Looks whether a call happened whose answer never came.
 *
 * @returns its result when it did, `doubt` when the look tells nothing either, undefined when it did not
 */
async function verifyExecuted(
	lane: RequestContext,
	ask: Ask,
	call: Call,
	{ verification: look }: OperationSpec,
	doubt: Failure,
): Promise<Outcome | undefined> {
	if (look === undefined) return undefined;
	const reading: OperationSpec = {
		idempotency: 'safe',
		label: '',
		isExpectedResult: look.isExpectedResult,
	};
	const seen = await callWithRetry(evenWhenStopped(lane), ask, look.call(call), reading);
	return (
		look.resultIfExecuted(seen, call) ??
		(seen.ok ? undefined : failed(outcomeUnknown(doubt, 'done')))
	);
}

/**
 * Gets a call answered, repeating it where its kind allows it: after an answer that never came a read
 * is repeated; what settles is looked for first and repeated if it did not happen; what adds is left
 * alone, since it may have happened. Up to {@link MAX_ATTEMPTS} tries, with growing waits, within Max Wait.
 *
 * @param doubt how an earlier try of the same call was lost: then it looks before it sends
 */
export async function callWithRetry(
	lane: RequestContext,
	ask: Ask,
	call: Call,
	knowledge: OperationSpec,
	doubt?: Failure,
): Promise<Outcome> {
	const patience = new WaitBudget(lane);
	for (let tries = 1; ; tries += 1) {
		if (doubt !== undefined) {
			const seen = await verifyExecuted(lane, ask, call, knowledge, doubt);
			if (seen !== undefined) return seen;
			if (tries > MAX_ATTEMPTS || lane.isStopped()) return failed(verifiedNotExecuted(doubt));
		}
		const outcome = await callWhenUnblocked(lane, ask, call, knowledge, patience, tries > 1);
		if (outcome.ok || !isTransient(outcome.failure)) return outcome;
		const lost = outcome.failure.effect === 'unknown';
		if (lost && knowledge.idempotency === 'nonIdempotent')
			return failed(possiblyDuplicated(outcome.failure, knowledge));
		doubt = lost && knowledge.verification !== undefined ? outcome.failure : undefined;
		if (tries >= MAX_ATTEMPTS || !(await patience.wait(backoff(tries, lane)))) {
			if (lost && knowledge.idempotency === 'safe') return failed(readFailed(outcome.failure));
			if (doubt === undefined) return outcome;
			tries = MAX_ATTEMPTS; // one more look, no more repeats
		}
	}
}
