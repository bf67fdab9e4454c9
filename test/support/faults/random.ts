import { holds } from './invariant';
import { draw, type Schedule } from './schedule';
import { play } from './story';

/** A seed and what is drawn from it, for the name of a test. */
function described(seed: number): [string, Schedule] {
	const schedule = draw(seed);
	const { plot, bucket, faults } = schedule;
	const { operation, mode, batchSize, parallelRequests, tries = 1 } = plot;
	const kinds = faults.map((fault) => (fault.kind === 'error' ? `"${fault.code}"` : fault.kind));
	const name = [
		`seed ${seed}: ${operation} with ${mode}`,
		`batch size ${batchSize}, ${parallelRequests} at once, at most ${tries} tries`,
		`${bucket === null ? '' : 'a small bucket, '}after ${kinds.join(', ')}`,
	];
	return [name.join(', '), schedule];
}

/** Plays the schedules of some seeds and checks of each that what is said is so. */
export function describeRandom(from: number, to: number): void {
	const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);

	describe('What a run of 50 items says of each is what the portal holds', () => {
		it.each(seeds.map(described))('%s', async (_name, { plot, bucket, faults }) => {
			await play(
				plot,
				(sandbox) => {
					sandbox.settings.bucket = bucket;
					for (const fault of faults) sandbox.faults.order(fault);
				},
				(story) => void holds(story),
			);
		});
	});
}
