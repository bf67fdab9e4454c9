import * as fc from 'fast-check';
import type { Fault } from '../../sandbox';
import type { FaultKind } from '../../sandbox/faults';
import { isList, METHODS, type OtherOperation } from './otherOperations';
import { runOther, type OtherScenario } from './otherScenario';
import { expectReportIsStore } from './otherInvariant';
import { plan, type FaultPlan } from './scheduleArbitrary';

/** After that a red schedule shrinks no further, so that the test ends with what it has. */
const SHRINKING_MS = 60_000;
const LOST_MS = 300;

const base = fc.record({
	mode: fc.constantFrom<Array<OtherScenario['mode']>>(
		'stopWorkflow',
		'continueRegularOutput',
		'continueErrorOutput',
	),
	items: fc.integer({ min: 1, max: 12 }),
	batchSize: fc.constantFrom(0, 1, 5, 50),
	parallelRequests: fc.constantFrom(1, 2, 5),
	timeout: fc.constant(LOST_MS),
	tries: fc.constantFrom(undefined, undefined, 2, 3),
	bucket: fc.constantFrom<Array<OtherScenario['bucket']>>(null, null, { capacity: 10, drain: 5 }),
	isAutomatic: fc.constantFrom(true, false, false, false),
	isToldByHand: fc.boolean(),
	isLimited: fc.boolean(),
});

/** More than the portal has room for at once, so that the node itself puts what it may into batches. */
const AUTOMATIC = { items: 60, batchSize: 0, plan: 'standard' } as const;

/** A list takes several requests for each item. */
const MOST_LISTS = 4;

type Drawn = Omit<OtherScenario, 'operation' | 'faults'>;

function scenarioOf(
	operation: OtherOperation,
	{ isAutomatic, ...drawn }: Drawn & { isAutomatic: boolean },
): Drawn {
	if (!isList(operation)) return { ...drawn, ...(isAutomatic && AUTOMATIC) };
	const items = 1 + (drawn.items % MOST_LISTS);
	return { ...drawn, ...(isAutomatic && AUTOMATIC), items };
}

/** Whether calls go out in batches: those that are asked for, or those that the node itself makes. */
function isBatched(operation: OtherOperation, { batchSize, plan: of }: Drawn): boolean {
	// A payment is filled in batches, and a portal's payments are read in them, whatever Batch Size says.
	const always: OtherOperation[] = ['payment.create', 'payment.getAll of the whole portal'];
	const isAutomatic = of === 'standard' && operation !== 'method.call that writes';
	return batchSize > 0 || isAutomatic || always.includes(operation);
}

/** The node knows no method that the user names: it takes any result at its word. */
const asLost = (operation: OtherOperation, fault: FaultKind): FaultKind =>
	operation.startsWith('method.call') && fault.kind === 'body' && fault.body !== undefined
		? { kind: 'error', code: 'INTERNAL_SERVER_ERROR', text: 'In place of a result', status: 500 }
		: fault;

/** Which of the operation's calls a fault hits, and where. */
function faultFor(
	operation: OtherOperation,
	scenario: Drawn,
	{ place, calls, skip, times, ...drawn }: FaultPlan,
): Fault {
	const { own, reads } = METHODS[operation];
	const methods: readonly string[] = calls === 'verifying' ? reads : own;
	const method = calls === 'any' ? undefined : methods[skip % methods.length];
	const inBatches = isBatched(operation, scenario);
	const scope = { skip: skip % (isList(operation) ? 12 : scenario.items), times, method };
	const [commandFault, requestFault] = [drawn.commandFault, drawn.requestFault].map((one) =>
		asLost(operation, one),
	) as [FaultKind, FaultKind];
	if (inBatches && place === 'command') return { ...commandFault, ...scope, in: 'command' };
	const fault: Fault = { ...requestFault, ...scope, in: 'http' };
	return inBatches && place === 'batch' ? { ...fault, method: 'batch', skip: skip % 12 } : fault;
}

const schedulesOf = (operation: OtherOperation): fc.Arbitrary<OtherScenario> =>
	fc.noBias(
		fc
			.tuple(base, fc.array(plan, { minLength: 1, maxLength: 6, size: 'max' }))
			.map(([drawn, plans]) => {
				const scenario = scenarioOf(operation, drawn);
				return {
					...{ ...scenario, operation },
					faults: plans.map((one) => faultFor(operation, scenario, one)),
				};
			}),
	);

/** Checks the schedules of some seeds of each operation; a red one shrinks to its smallest. */
export function describeOthers(from: number, to: number): void {
	const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);

	describe.each(Object.keys(METHODS) as OtherOperation[])(
		'What a run of %s says of each item is what the portal holds',
		(operation) => {
			it.each(seeds)(
				'whatever goes wrong (seed %i)',
				async (seed) => {
					const property = fc.asyncProperty(
						schedulesOf(operation),
						async (scenario) => await runOther(scenario, expectReportIsStore),
					);
					await fc.assert(property, {
						...{ seed, numRuns: 1, includeErrorInReport: true },
						...{ randomType: 'mersenne', skipAllAfterTimeLimit: SHRINKING_MS },
					});
				},
				2 * SHRINKING_MS,
			);
		},
	);
}
