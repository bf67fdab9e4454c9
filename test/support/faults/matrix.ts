import type { Fault } from '../../sandbox';
import { faultedBatch, idsIn } from './sentRequests';
import { expectOutcome } from './expected';
import { expectInvariants } from './invariant';
import type { FaultCase, Place } from './faultCase';
import { METHOD, type Mode, type Operation, runScenario, type Scenario } from './scenario';

const OPERATIONS: Operation[] = ['pay', 'create', 'get'];
const MODES: Mode[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

const WHERE: Record<Place, string> = {
	request: 'on a request of its own',
	batch: 'on a whole batch',
	command: 'on one command of a batch',
	'automatic batch': 'on a whole automatic batch',
	'automatic command': 'on one command of an automatic batch',
};

interface Cell {
	operation: Operation;
	mode: Mode;
	place: Place;
}

const BATCH = 10;

const isAutomatic = (place: Place) => place.startsWith('automatic');
const isInBatch = (place: Place) => place.endsWith('command');

interface Layout extends Pick<Scenario, 'batchSize' | 'items' | 'plan'> {
	/** The items that are hit by the fault; of an automatic batch one, and whatever is in it with that one. */
	hit: number[];
}

/** How many items, how they are sent, and which of them are hit. */
function layoutOf(place: Place): Layout {
	if (place === 'request') return { items: 6, batchSize: 1, hit: [2] };
	// More than the portal has room for at once.
	if (isAutomatic(place)) return { items: 60, batchSize: 0, plan: 'standard', hit: [30] };
	const firstBatch = Array.from({ length: BATCH }, (_, item) => item);
	return { items: 12, batchSize: BATCH, hit: place === 'command' ? [2] : firstBatch };
}

function faultAt(
	place: Place,
	operation: Operation,
	{ fault, times }: FaultCase,
	hit: number[],
): Fault {
	const own = METHOD[operation];
	const isHit = ({ id, entityId }: Record<string, unknown>) => hit.includes(Number(id ?? entityId));
	const holdsHit = ({ cmd }: Record<string, unknown>) =>
		idsIn(cmd as Record<string, string>).some((id) => hit.includes(id));
	const base = { ...fault, times: times ?? 1 };
	if (isInBatch(place)) return { ...base, in: 'command', method: own, parameters: isHit };
	if (place === 'request') return { ...base, in: 'http', method: own, parameters: isHit };
	return { ...base, in: 'http', method: 'batch', parameters: holdsHit };
}

async function runCell(faultCase: FaultCase, { operation, mode, place }: Cell): Promise<void> {
	const { hit: chosen, ...layout } = layoutOf(place);
	const { timeout, maxWait } = faultCase;
	const scenario: Scenario = {
		...{ operation, mode, ...layout, timeout, maxWait },
		// One at a time shows whether a run that stops really sends nothing more.
		parallelRequests: mode === 'stopWorkflow' ? 1 : 2,
	};
	await runScenario(
		scenario,
		(sandbox, ids) => {
			if (faultCase.operating !== undefined) sandbox.settings.operating = faultCase.operating;
			const hitIds = ids.filter((_, item) => chosen.includes(item));
			sandbox.faults.order(faultAt(place, operation, faultCase, hitIds));
		},
		(run) => {
			const { pending } = run.sandbox.faults;
			expect(pending).toHaveLength(faultCase.times === Infinity ? 1 : 0);
			const { outcomes, outcomesOfBatch = outcomes, code } = faultCase;
			const isWholeBatch = place === 'batch' || place === 'automatic batch';
			const outcome = (isWholeBatch ? outcomesOfBatch : outcomes)[operation];
			const hit = place === 'automatic batch' ? faultedBatch(run, chosen) : chosen;
			expectOutcome(run, expectInvariants(run), { hit, outcome, code });
		},
	);
}

const MODE_NAMES: Record<Mode, string> = {
	stopWorkflow: 'Stop Workflow',
	continueRegularOutput: 'Continue',
	continueErrorOutput: 'Continue (using error output)',
};

/** Runs every fault with every operation, in every On Error mode, wherever it can happen. */
export function describeMatrix(family: string, faultCases: FaultCase[]): void {
	// What adds something never goes out in an automatic batch.
	const isPossible = ({ operation, place }: Cell) =>
		!(operation === 'create' && isAutomatic(place));
	describe.each(faultCases)(`${family}: after $name`, (faultCase) => {
		const cells = OPERATIONS.flatMap((operation) =>
			MODES.flatMap((mode) => faultCase.places.map((place) => ({ operation, mode, place }))),
		)
			.filter(isPossible)
			.map((cell): [string, Cell] => [
				`${cell.operation} with ${MODE_NAMES[cell.mode]}, ${WHERE[cell.place]}`,
				cell,
			]);

		it.each(cells)('%s says of each item what the portal holds', async (_name, cell) => {
			await runCell(faultCase, cell);
		});
	});
}
