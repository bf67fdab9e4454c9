import * as fc from 'fast-check';
import type { Fault, Settings } from '../../sandbox';
import type { FaultKind } from '../../sandbox/faults';
import { METHOD, type Scenario } from './scenario';

/** A run and everything that goes wrong in it. */
export interface Schedule {
	scenario: Scenario;
	bucket: Settings['bucket'];
	faults: Fault[];
}

const LOST_MS = 300;
const BROKEN = ['INTERNAL_SERVER_ERROR', 'ERROR_UNEXPECTED_ANSWER'];

const is = <const T>(value: T) => fc.constant(value);
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
/** One value, or in so many of ten cases another one, which shrinks to it. */
const mostly = <const T, U>(value: T, cases: number, other: fc.Arbitrary<U>) =>
	fc.oneof({ withCrossShrink: true }, often(10 - cases, is(value)), often(cases, other));

const process = fc.constantFrom('before', 'never');
const never = is('never');
const page = (statuses: number[], processed: typeof process) =>
	fc.record({ kind: is('html'), status: fc.constantFrom(...statuses), process: processed });
const error = (
	codes: Array<string | number>,
	statuses: number[],
	processed: typeof process = never,
) =>
	fc.record({
		...{ kind: is('error'), text: is('Drawn at random'), process: processed },
		...{ code: fc.constantFrom(...codes), status: fc.constantFrom(...statuses) },
	});
const body = (bodies: unknown[], processed: typeof process = process) =>
	fc.record({
		...{ kind: is('body'), status: is(200), process: processed },
		body: fc.constantFrom(...bodies),
	});

/** What can go wrong with a request as a whole. */
const requestFault: fc.Arbitrary<FaultKind> = fc.oneof(
	often(4, fc.record({ kind: fc.constantFrom('reset', 'silence', 'truncated', 'cut'), process })),
	fc.record({ kind: is('empty'), status: fc.constantFrom(200, 500, 502), process }),
	page([200, 502, 504], process),
	page([403, 404], never),
	body([{ result: null }]),
	body([{ result: false }], never),
	often(2, error(BROKEN, [500], process)),
	error(['QUERY_LIMIT_EXCEEDED'], [503]),
	error(['OPERATION_TIME_LIMIT'], [429]),
	error(['INVALID_CREDENTIALS'], [401]),
	error(['ACCESS_DENIED'], [403]),
	error([0, '0', ''], [200, 400]),
	is({ kind: 'redirect', location: 'https://new.bitrix24.example/rest/' }),
	fc.record({
		...{ kind: is('delay'), ms: fc.integer({ min: 1, max: 30 }) },
		process: fc.constantFrom('before', 'after'),
	}),
);

/** What can go wrong with one command of a batch. */
const commandFault: fc.Arbitrary<FaultKind> = fc.oneof(
	often(2, error(BROKEN, [500], process)),
	often(2, error(['OPERATION_TIME_LIMIT', 'ERROR_BATCH_METHOD_NOT_ALLOWED'], [400])),
	error(['ACCESS_DENIED', 0, '0', ''], [400]),
	body([null, undefined]),
	body([false], never),
);

/** A fault, before it is known which run it happens to. */
export interface FaultPlan {
	requestFault: FaultKind;
	commandFault: FaultKind;
	place: 'request' | 'command' | 'batch';
	/** Those of the operation, the reads that verify it, or any. */
	calls: 'own' | 'verifying' | 'any';
	skip: number;
	times: number;
}

export const plan: fc.Arbitrary<FaultPlan> = fc.record({
	...{ requestFault, commandFault },
	place: fc.constantFrom('request', 'command', 'command', 'batch'),
	calls: fc.constantFrom('own', 'own', 'own', 'own', 'verifying', 'verifying', 'any'),
	skip: fc.nat(49),
	times: mostly(1, 3, fc.integer({ min: 2, max: 6 })),
});

/** Whether calls go out in batches: those that are asked for, or those that the node itself makes. */
const isBatched = ({ batchSize, items, operation, plan: of }: Scenario) =>
	batchSize > 1 || (batchSize === 0 && of === 'standard' && items > 49 && operation !== 'create');

export function faultFor(scenario: Scenario, drawn: FaultPlan): Fault {
	const { operation, items, batchSize } = scenario;
	const { place, calls, skip, times } = drawn;
	const method = { own: METHOD[operation], verifying: METHOD.get, any: undefined }[calls];
	const scope = { skip: skip % (calls === 'verifying' ? 3 : items), times, method };
	const batched = isBatched(scenario);
	if (batched && place === 'command') {
		return { ...drawn.commandFault, ...scope, in: 'command' };
	}
	const fault: Fault = { ...drawn.requestFault, ...scope, in: 'http' };
	if (!batched || place === 'request') return fault;
	return { ...fault, method: 'batch', skip: skip % Math.ceil(items / (batchSize || 10)) };
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
	operation: fc.constantFrom('pay', 'create', 'get'),
	mode: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	// A red run shrinks to few.
	items: fc.oneof(
		{ withCrossShrink: true },
		often(1, fc.integer({ min: 1, max: 10 })),
		often(19, is(50)),
	),
	batchSize: fc.constantFrom(0, 0, 1, 7, 50),
	plan: fc.constantFrom('standard', 'selfHosted'),
	parallelRequests: fc.constantFrom(1, 2, 5, 20),
	timeout: is(LOST_MS),
	tries: mostly(undefined, 5, fc.integer({ min: 2, max: 3 })),
	itemsOfDeal: mostly(1, 3, is(5)),
});

const bucket = mostly(
	null,
	2,
	fc.record({ capacity: fc.integer({ min: 3, max: 20 }), drain: is(5) }),
);

/** Runs with up to seven faults; without bias, since an edge case is no likelier to be a wrong one. */
export const schedules: fc.Arbitrary<Schedule> = fc.noBias(
	fc
		.record({
			scenario,
			bucket,
			plans: fc.array(plan, { minLength: 1, maxLength: 7, size: 'max' }),
		})
		.map(({ plans, ...run }) => ({
			...run,
			faults: plans.map((drawn) => faultFor(run.scenario, drawn)),
		})),
);
