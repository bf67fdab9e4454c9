import type { Fault } from '../../sandbox';
import { idsIn } from './after';
import { endsAs } from './ending';
import { holds } from './invariant';
import type { Misfortune, Place } from './misfortune';
import { METHOD, type Mode, type Operation, play, type Plot } from './story';

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
	{ fault, times }: Misfortune,
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

async function playCell(misfortune: Misfortune, { operation, mode, place }: Cell): Promise<void> {
	const { items, hit } = layoutOf(place);
	const plot: Plot = {
		...{ operation, mode, items, timeout: misfortune.timeout },
		batchSize: place === 'request' ? 0 : BATCH,
		// One at a time shows whether a run that stops really sends nothing more.
		parallelRequests: mode === 'stopWorkflow' ? 1 : 2,
	};
	await play(
		plot,
		(sandbox, ids) => {
			if (misfortune.operating !== undefined) sandbox.settings.operating = misfortune.operating;
			const hitIds = ids.filter((_, item) => hit.includes(item));
			sandbox.faults.order(faultAt(place, operation, misfortune, hitIds));
		},
		(story) => {
			const { pending } = story.sandbox.faults;
			expect(pending).toHaveLength(misfortune.times === Infinity ? 1 : 0);
			const { endings, endingsOfBatch = endings, code } = misfortune;
			const ending = (place === 'batch' ? endingsOfBatch : endings)[operation];
			endsAs(story, holds(story), { hit, ending, code });
		},
	);
}

const MODE_NAMES: Record<Mode, string> = {
	stopWorkflow: 'Stop Workflow',
	continueRegularOutput: 'Continue',
	continueErrorOutput: 'Continue (using error output)',
};

/** Plays every misfortune with every operation, in every On Error mode, wherever it can happen. */
export function describeMatrix(family: string, misfortunes: Misfortune[]): void {
	describe.each(misfortunes)(`${family}: after $name`, (misfortune) => {
		const cells = OPERATIONS.flatMap((operation) =>
			MODES.flatMap((mode) => misfortune.places.map((place) => ({ operation, mode, place }))),
		).map((cell): [string, Cell] => [
			`${cell.operation} with ${MODE_NAMES[cell.mode]}, ${WHERE[cell.place]}`,
			cell,
		]);

		it.each(cells)('%s says of each item what the portal holds', async (_name, cell) => {
			await playCell(misfortune, cell);
		});
	});
}
