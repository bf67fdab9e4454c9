import type { Ask } from './block';
import { askUnblocked, Patience } from './block';
import type { Call, Failure, Knowledge, Outcome } from '../outcome';
import { failed } from '../outcome';
import type { Lane } from '../transport/schedule';
import { lasting } from '../transport/schedule';

const TRIES = 4;
const FIRST_WAIT_MS = 1000;

/** 1, 2, 4 s, more or less: many runs do not come back at the same moment, but one run's calls do. */
const growingWait = (tries: number, { jitter }: Lane): number =>
	FIRST_WAIT_MS * 2 ** (tries - 1) * jitter;

/** Whether a repeat could help: the line or the portal failed, not the call. */
const mayPass = ({ certainty, code }: Failure): boolean =>
	certainty === 'lost' || code === 'ECONNREFUSED' || code === 'EAI_AGAIN';

const notDone = (doubt: Failure): Failure => ({
	...doubt,
	text: `${doubt.text}; a look at the portal shows that it was not done`,
	advice: 'Nothing was changed by this item. Run it again when the portal answers.',
	certainty: 'answered',
});

const unknown = (failure: Failure, done: string): Failure => ({
	...failure,
	text: `${failure.text}; nobody can tell whether it was ${done}`,
});

/** It may have been added, and a second time would add a second one. */
const maybeAdded = (failure: Failure, { lookAt = '' }: Knowledge): Failure => ({
	...unknown(failure, 'added'),
	advice: `It was not sent again, since that could add a second one. ${lookAt}`,
});

const notRead = (failure: Failure): Failure => ({
	...failure,
	advice: failure.advice ?? 'Nothing was changed. Run it again when the portal answers.',
	certainty: 'answered',
});

/**
 * Looks whether a call happened whose answer never came.
 *
 * @returns its result when it did, `doubt` when the look tells nothing either, undefined when it did not
 */
async function lookFor(
	lane: Lane,
	ask: Ask,
	call: Call,
	{ look }: Knowledge,
	doubt: Failure,
): Promise<Outcome | undefined> {
	if (look === undefined) return undefined;
	const reading: Knowledge = { kind: 'read', label: '', accepts: look.accepts };
	const seen = await settle(lasting(lane), ask, look.call(call), reading);
	return look.happened(seen, call) ?? (seen.ok ? undefined : failed(unknown(doubt, 'done')));
}

/**
 * Gets a call answered, repeating it where its kind allows it: after an answer that never came a read
 * is repeated; what settles is looked for first and repeated if it did not happen; what adds is left
 * alone, since it may have happened. Up to {@link TRIES} tries, with growing waits, within Max Wait.
 *
 * @param doubt how an earlier try of the same call was lost: then it looks before it sends
 */
export async function settle(
	lane: Lane,
	ask: Ask,
	call: Call,
	knowledge: Knowledge,
	doubt?: Failure,
): Promise<Outcome> {
	const patience = new Patience(lane);
	for (let tries = 1; ; tries += 1) {
		if (doubt !== undefined) {
			const seen = await lookFor(lane, ask, call, knowledge, doubt);
			if (seen !== undefined) return seen;
			if (tries > TRIES || lane.hasStopped()) return failed(notDone(doubt));
		}
		const outcome = await askUnblocked(lane, ask, call, knowledge, patience, tries > 1);
		if (outcome.ok || !mayPass(outcome.failure)) return outcome;
		const lost = outcome.failure.certainty === 'lost';
		if (lost && knowledge.kind === 'adds') return failed(maybeAdded(outcome.failure, knowledge));
		doubt = lost && knowledge.look !== undefined ? outcome.failure : undefined;
		if (tries >= TRIES || !(await patience.wait(growingWait(tries, lane)))) {
			if (lost && knowledge.kind === 'read') return failed(notRead(outcome.failure));
			if (doubt === undefined) return outcome;
			tries = TRIES; // one more look, no more repeats
		}
	}
}
