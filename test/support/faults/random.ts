import { expectInvariants } from './invariant';
import { draw, type Schedule } from './schedule';
import { runScenario } from './scenario';

/** A seed and what is drawn from it, for the name of a test. */
function described(seed: number): [string, Schedule] {
	const schedule = draw(seed);
	const { scenario, bucket, faults } = schedule;
	const { operation, mode, batchSize, parallelRequests, tries = 1 } = scenario;
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
		it.each(seeds.map(described))('%s', async (_name, { scenario, bucket, faults }) => {
			await runScenario(
				scenario,
				(sandbox) => {
					sandbox.settings.bucket = bucket;
					for (const fault of faults) sandbox.faults.order(fault);
				},
				(run) => void expectInvariants(run),
			);
		});
	});
}
