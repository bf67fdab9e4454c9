import * as fc from 'fast-check';
import { expectGuarded } from './guardedInvariant';
import { DEALS, INVOICES, runGuarded, type Guarded, type GuardedScenario } from './guardedScenario';
import { faultFor, plan, type FaultPlan } from './scheduleArbitrary';

/** After that a red schedule shrinks no further, so that the test ends with what it has. */
const SHRINKING_MS = 60_000;
const LOST_MS = 300;
const LISTS = ['crm.item.payment.list', 'sale.payment.list', 'crm.item.list'];

const item = fc.record({
	portal: fc.constantFrom<Array<0 | 1>>(0, 1),
	owner: fc.nat(DEALS * INVOICES - 1),
	payment: fc.nat(1),
	by: fc.constantFrom<Array<Guarded['by']>>(
		...(['deal', 'deal', 'id', 'number', 'number'] as const),
		...(['invoiceNumber', 'invoiceNumber'] as const),
	),
});

/** An owner of the kind that the item names; by ID or number any. */
function ownerFor({ owner, by }: Pick<Guarded, 'owner' | 'by'>): number {
	if (by === 'deal') return owner % DEALS;
	return by === 'invoiceNumber' ? DEALS + (owner % INVOICES) : owner % (DEALS + INVOICES);
}

/** A fault, and whether it happens to a list in which payments or invoices are looked for. */
const faults = fc.array(fc.record({ plan, ofList: fc.nat(5) }), {
	maxLength: 5,
});

const base = fc.record({
	mode: fc.constantFrom<Array<GuardedScenario['mode']>>(
		'stopWorkflow',
		'continueRegularOutput',
		'continueErrorOutput',
	),
	paymentsOfOwner: fc.constantFrom(1, 2),
	items: fc.array(item, { minLength: 2, maxLength: 12 }),
	expects: fc.constantFrom<Array<GuardedScenario['expects']>>(
		'nothing',
		'its sum',
		'another sum now and then',
	),
	batchSize: fc.constantFrom(0, 1, 4, 50),
	parallelRequests: fc.constantFrom(1, 2, 5),
	tries: fc.constantFrom(undefined, undefined, 2, 3),
	timeout: fc.constant(LOST_MS),
});

type Drawn = Array<{ plan: FaultPlan; ofList: number }>;

const faultsFor = (scenario: Omit<GuardedScenario, 'faults'>, drawn: Drawn) =>
	drawn.map(({ plan: one, ofList }) => {
		const { batchSize, items } = scenario;
		const fault = faultFor({ ...scenario, operation: 'pay', batchSize, items: items.length }, one);
		const method = LISTS[ofList];
		return method !== undefined && fault.method !== 'batch' ? { ...fault, method, skip: 0 } : fault;
	});

const schedules: fc.Arbitrary<GuardedScenario> = fc.noBias(
	fc.tuple(base, faults, faults).map(([drawn, first, second]) => {
		const { paymentsOfOwner } = drawn;
		const items = drawn.items.map((one) => ({
			...{ ...one, payment: one.payment % paymentsOfOwner, owner: ownerFor(one) },
		}));
		const scenario = { ...drawn, items };
		return { ...scenario, faults: [faultsFor(scenario, first), faultsFor(scenario, second)] };
	}),
);

/** Checks the schedules of some seeds; a red one shrinks to its smallest, which the error shows. */
export function describeGuarded(from: number, to: number): void {
	const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);

	describe('Items of two portals, by ID, by deal, by number and by invoice number, with and without an expected sum', () => {
		it.each(seeds)(
			'never pay twice, nor what they do not mean, and say what the portals hold (seed %i)',
			async (seed) => {
				const property = fc.asyncProperty(
					schedules,
					async (scenario) => await runGuarded(scenario, expectGuarded),
				);
				await fc.assert(property, {
					...{ seed, numRuns: 2, includeErrorInReport: true },
					...{ randomType: 'mersenne', skipAllAfterTimeLimit: SHRINKING_MS },
				});
			},
			2 * SHRINKING_MS,
		);
	});
}
