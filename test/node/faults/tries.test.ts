import { timesSent } from '../../support/faults/after';
import { holds } from '../../support/faults/invariant';
import { METHOD, play, type Plot } from '../../support/faults/story';

const plot: Plot = {
	...{ operation: 'create', mode: 'stopWorkflow', items: 8, tries: 4 },
	...{ batchSize: 0, parallelRequests: 1 },
};
const sizes = [0, 1, 3, 10];
const reset = { kind: 'reset', process: 'before' } as const;
/** The third call, or the batch that holds it. */
const third = (batchSize: number) => ({ skip: batchSize === 0 ? 2 : Math.floor(2 / batchSize) });

describe('After a lost answer, Retry On Fail', () => {
	it.each(sizes)('adds nothing more once it may not go on (batch size %i)', async (batchSize) => {
		await play(
			{ ...plot, batchSize },
			({ faults }) => faults.order({ ...reset, ...third(batchSize) }),
			(story) => {
				const verdicts = holds(story);
				expect(story.result.thrown).toHaveLength(4);
				expect(verdicts[2]?.says).not.toBe('done');
				const inFirstTry = batchSize === 10 ? 8 : 3;
				const sent = story.ids.map((_, item) => timesSent(story, item));
				expect(sent).toEqual(story.ids.map((_, item) => (item < inFirstTry ? 1 : 0)));
			},
		);
	});

	it.each(sizes)('adds what it has not yet, if it goes on (batch size %i)', async (batchSize) => {
		await play(
			{ ...plot, batchSize, mode: 'continueRegularOutput' },
			({ faults }) => faults.order({ ...reset }),
			(story) => {
				const verdicts = holds(story);
				expect(verdicts[0]?.says).toBe('unknown');
				expect(story.ids.map((_, item) => timesSent(story, item))).toEqual(story.ids.map(() => 1));
			},
		);
	});

	it.each(sizes)('looks before it pays again (batch size %i)', async (batchSize) => {
		await play(
			{ ...plot, operation: 'pay', batchSize },
			({ faults }) => {
				faults.order({ ...reset, ...third(batchSize) });
				// Four looks of the first try get no answer; the look of the second does.
				const looks = { skip: batchSize === 0 ? 0 : Math.ceil(8 / batchSize) };
				faults.order({
					...{ kind: 'reset', process: 'never', times: 4, method: METHOD.get, in: 'http' },
					...(batchSize > 0 && { method: 'batch', ...looks, skip: third(batchSize).skip }),
				});
			},
			(story) => {
				expect(holds(story).every(({ says }) => says === 'done')).toBe(true);
				expect(story.result.status).toBe('success');
			},
		);
	});
});
