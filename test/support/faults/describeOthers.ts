import * as fc from 'fast-check';
import type { Fault } from '../../sandbox';
import { METHODS, runOther, type OtherOperation, type OtherScenario } from './otherScenario';
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
});

/** Which of the operation's calls a fault hits, and where. */
function faultFor(
	operation: OtherOperation,
	{ items, batchSize }: Pick<OtherScenario, 'items' | 'batchSize'>,
	{ place, calls, skip, times, commandFault, requestFault }: FaultPlan,
): Fault {
	const { own, reads } = METHODS[operation];
	const methods: readonly string[] = calls === 'verifying' ? reads : own;
	const method = calls === 'any' ? undefined : methods[skip % methods.length];
	// A payment is filled in batches, whatever Batch Size says.
	const inBatches = batchSize > 0 || operation === 'payment.create';
	const scope = { skip: skip % items, times, method };
	if (inBatches && place === 'command') return { ...commandFault, ...scope, in: 'command' };
	const fault: Fault = { ...requestFault, ...scope, in: 'http' };
	return inBatches && place === 'batch' ? { ...fault, method: 'batch' } : fault;
}

const schedulesOf = (operation: OtherOperation): fc.Arbitrary<OtherScenario> =>
	fc.noBias(
		fc
			.tuple(base, fc.array(plan, { minLength: 1, maxLength: 6, size: 'max' }))
			.map(([scenario, plans]) => ({
				...{ ...scenario, operation },
				faults: plans.map((one) => faultFor(operation, scenario, one)),
			})),
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
