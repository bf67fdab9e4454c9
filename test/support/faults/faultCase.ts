import type { FaultKind, SandboxSettings } from '../../sandbox';
import type { Operation } from './scenario';

/**
 * Where it goes wrong: a request of one call, a request of many calls, or one call among many; the last two
 * also where the node itself decides how many go into a request.
 */
export type Place = 'request' | 'batch' | 'command' | 'automatic batch' | 'automatic command';

/**
 * How the items end that were hit: done after all; refused, and not asked for again; refused after
 * waiting; unknown, and not sent again.
 */
export type ExpectedOutcome = 'done' | 'refused' | 'refused at last' | 'unknown';

export type OutcomePerOperation = Record<Operation, ExpectedOutcome>;

/** One thing that goes wrong, and how that has to end. */
export interface FaultCase {
	/** As in "after …". */
	name: string;
	fault: FaultKind;
	/** How often in a row; once unless told. */
	times?: number;
	places: Place[];
	outcomes: OutcomePerOperation;
	/** Where many calls in one request end in another way. */
	outcomesOfBatch?: OutcomePerOperation;
	/** The code that a refused item has. */
	code?: string;
	/** Of one request, in real milliseconds. */
	timeout?: number;
	/** In seconds; the node's own unless told. */
	maxWait?: number;
	operating?: SandboxSettings['operating'];
}

export const requests: Place[] = ['request', 'batch', 'automatic batch'];
export const commands: Place[] = ['command', 'automatic command'];
export const everywhere: Place[] = [...requests, ...commands];

export const done: OutcomePerOperation = { pay: 'done', create: 'done', get: 'done' };
export const refused: OutcomePerOperation = { pay: 'refused', create: 'refused', get: 'refused' };
export const refusedAtLast: OutcomePerOperation = {
	pay: 'refused at last',
	create: 'refused at last',
	get: 'refused at last',
};
/** No answer, or none that tells anything: what settles is looked for, what reads is read again. */
export const lost: OutcomePerOperation = { pay: 'done', create: 'unknown', get: 'done' };

/** The same once with the call carried out, and once without. */
export function bothWays(
	name: string,
	fault: (process: 'before' | 'never') => FaultKind,
	rest: Omit<FaultCase, 'name' | 'fault'>,
): FaultCase[] {
	return [
		{ ...rest, name: `${name} after the call was run`, fault: fault('before') },
		{ ...rest, name: `${name} before the call was run`, fault: fault('never') },
	];
}
