import type { Call, Failure, Knowledge, Outcome } from './call';
import { failed } from './call';
import { clock } from './clock';
import { limitsOf } from './limits';
import type { Lane } from './transmit';
import { BLOCKED, CANCELED, lasting } from './transmit';

/** Asks the portal once; `alone` keeps the call out of a batch. */
export type Ask = (
	lane: Lane,
	call: Call,
	knowledge: Knowledge,
	alone: boolean,
) => Promise<Outcome>;

const TRIES = 4;
const FIRST_WAIT_MS = 1000;
/** Where no answer ever said when a blocked method is free again. */
const UNKNOWN_BLOCK_MS = 10_000;

/** 1, 2, 4 s, more or less: many runs do not come back at the same moment, but one run's calls do. */
const growingWait = (tries: number, { jitter }: Lane): number =>
	FIRST_WAIT_MS * 2 ** (tries - 1) * jitter;

const timeIn = (timezone: string, ms: number): string =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone: timezone,
		dateStyle: 'medium',
		timeStyle: 'long',
	}).format(ms);

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

/** How much longer a call may wait on the portal's account. */
class Patience {
	private left: number;

	constructor(private readonly lane: Lane) {
		this.left = lane.maxWait;
	}

	/** Waits, if that is within Max Wait. False: it is not, or the execution was cancelled. */
	async wait(ms: number): Promise<boolean> {
		if (ms > this.left) return false;
		this.left -= ms;
		return await clock.pause(ms, this.lane.signal);
	}
}

/**
 * Asks, and asks again after the block of a method that has used up its operating time, when that
 * ends within Max Wait. What is known to be blocked is not even sent.
 */
async function askUnblocked(
	lane: Lane,
	ask: Ask,
	call: Call,
	knowledge: Knowledge,
	patience: Patience,
	alone: boolean,
): Promise<Outcome> {
	const limits = limitsOf(lane.door.host);
	for (;;) {
		const outcome = await ask(lane, call, knowledge, alone);
		if (outcome.ok || outcome.failure.code !== BLOCKED.code) return outcome;
		const { failure } = outcome;
		const until = limits.blockedUntil(call.method);
		if (await patience.wait(until === 0 ? UNKNOWN_BLOCK_MS : until - clock.now())) continue;
		if (lane.signal?.aborted === true) return failed(CANCELED);
		const when = until === 0 ? '' : ` until ${timeIn(lane.timezone, until)}`;
		return failed({ ...failure, text: `${failure.text} (${call.method} is blocked${when})` });
	}
}

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
