import type { Fault } from '../../sandbox';
import { idsIn } from './sentRequests';
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
};

interface Cell {
	operation: Operation;
	mode: Mode;
	place: Place;
}

const BATCH = 10;

/** How many items, and which of them are hit by the fault. */
function layoutOf(place: Place): { items: number; hit: number[] } {
	if (place === 'request') return { items: 6, hit: [2] };
	const firstBatch = Array.from({ length: BATCH }, (_, item) => item);
	return { items: 12, hit: place === 'command' ? [2] : firstBatch };
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
	if (place === 'batch') return { ...base, in: 'http', method: 'batch', parameters: holdsHit };
	return { ...base, in: place === 'command' ? 'command' : 'http', method: own, parameters: isHit };
}

async function runCell(faultCase: FaultCase, { operation, mode, place }: Cell): Promise<void> {
	const { items, hit } = layoutOf(place);
	const scenario: Scenario = {
		...{ operation, mode, items, timeout: faultCase.timeout },
		batchSize: place === 'request' ? 0 : BATCH,
		// One at a time shows whether a run that stops really sends nothing more.
		parallelRequests: mode === 'stopWorkflow' ? 1 : 2,
	};
	await runScenario(
		scenario,
		(sandbox, ids) => {
			if (faultCase.operating !== undefined) sandbox.settings.operating = faultCase.operating;
			const hitIds = ids.filter((_, item) => hit.includes(item));
			sandbox.faults.order(faultAt(place, operation, faultCase, hitIds));
		},
		(run) => {
			const { pending } = run.sandbox.faults;
			expect(pending).toHaveLength(faultCase.times === Infinity ? 1 : 0);
			const { outcomes, outcomesOfBatch = outcomes, code } = faultCase;
			const outcome = (place === 'batch' ? outcomesOfBatch : outcomes)[operation];
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
	describe.each(faultCases)(`${family}: after $name`, (faultCase) => {
		const cells = OPERATIONS.flatMap((operation) =>
			MODES.flatMap((mode) => faultCase.places.map((place) => ({ operation, mode, place }))),
		).map((cell): [string, Cell] => [
			`${cell.operation} with ${MODE_NAMES[cell.mode]}, ${WHERE[cell.place]}`,
			cell,
		]);

		it.each(cells)('%s says of each item what the portal holds', async (_name, cell) => {
			await runCell(faultCase, cell);
		});
	});
}
