import type { FaultKind } from '../../sandbox';
import { endsAs } from '../../support/faults/ending';
import { holds } from '../../support/faults/invariant';
import type { Ending } from '../../support/faults/misfortune';
import { METHOD, type Mode, play, type Plot } from '../../support/faults/story';

const body = (result: unknown): FaultKind => ({
	...{ kind: 'body', status: 200, body: { result }, process: 'never' },
});

/** Looks that show nothing; asked again, except where the portal refused them. */
const blind: Array<[string, FaultKind, Ending]> = [
	['gets no answer', { kind: 'reset', process: 'never' }, 'done'],
	['gets a page', { kind: 'html', status: 502, process: 'never' }, 'done'],
	['is answered null', body(null), 'done'],
	['is answered true', body(true), 'done'],
	['is answered false', body(false), 'unknown'],
	['is refused', { kind: 'error', code: 'ACCESS_DENIED', text: 'No', status: 403 }, 'unknown'],
];

const cells = blind.flatMap(([name, look, onceMore]) =>
	(['before', 'never'] as const).flatMap((process) =>
		(['stopWorkflow', 'continueRegularOutput'] as const).flatMap((mode) =>
			[0, 10].flatMap((batchSize) =>
				[1, Infinity].map((times) => ({
					...{ name, look, process, mode, batchSize, times },
					ending: times === 1 ? onceMore : ('unknown' as const),
				})),
			),
		),
	),
);

const plotOf = (mode: Mode, batchSize: number): Plot => ({
	...{ operation: 'pay', mode, items: 6, batchSize, parallelRequests: 2 },
});

describe('Pay, when its answer was lost and the look at the payment', () => {
	it.each(cells)(
		'$name ($times times; $mode, batch size $batchSize, process $process) ends $ending',
		async ({ look, process, mode, batchSize, times, ending }) => {
			const hit = batchSize === 0 ? [2] : [0, 1, 2, 3, 4, 5];
			await play(
				plotOf(mode, batchSize),
				({ faults }, ids) => {
					const isHit = ({ id }: Record<string, unknown>) => hit.includes(ids.indexOf(Number(id)));
					faults.order(
						batchSize === 0
							? { kind: 'reset', process, method: METHOD.pay, parameters: isHit }
							: { kind: 'reset', process },
					);
					// The looks of a batch gather, but go out alone when they are asked again.
					const looks = batchSize === 0 ? { method: METHOD.get } : {};
					faults.order({ ...look, times, ...looks, in: 'http' });
				},
				(story) => {
					const verdicts = holds(story);
					// A batch that is answered false has no answers of its commands: they are asked again.
					const again = batchSize > 0 && look.kind === 'body' && times === 1;
					const allAreHit = batchSize === 0 || times > 1 || ending === 'done' || again;
					if (allAreHit) endsAs(story, verdicts, { hit, ending: again ? 'done' : ending });
					// A busy machine may send the looks apart, and then not all of them are refused.
					else expect(verdicts.map(({ says }) => says)).toContain(ending);
				},
			);
		},
	);

	it.each([0, 10])(
		'is answered null once another item has stopped the run, is looked at again (batch size %i)',
		async (batchSize) => {
			await play(
				plotOf('stopWorkflow', batchSize),
				({ faults }, ids) => {
					const refusal = { code: 'ACCESS_DENIED', text: 'Access denied', status: 403 };
					const isOf = (item: number) => ({
						method: METHOD.pay,
						parameters: ({ id }: Record<string, unknown>) => Number(id) === ids[item],
					});
					const place = batchSize === 0 ? 'http' : 'command';
					const isNull = { kind: 'body', status: 200, in: place } as const;
					const result = batchSize === 0 ? { result: null } : null;
					faults.order({ ...isNull, body: result, process: 'before', ...isOf(0) });
					faults.order({ ...isNull, body: result, process: 'never', method: METHOD.get });
					faults.order({ kind: 'error', ...refusal, ...isOf(1) });
				},
				(story) => {
					expect(holds(story).slice(0, 2)).toMatchObject([{ says: 'done' }, { says: 'not done' }]);
				},
			);
		},
	);

	it.each([
		['is done, since the last look shows it', 'before', 'done'],
		['is not done, since the last look shows that', 'never', 'not done'],
	] as const)('whose every try is lost %s', async (_name, process, says) => {
		await play(
			plotOf('continueRegularOutput', 0),
			({ faults }, ids) => {
				const isHit = ({ id }: Record<string, unknown>) => Number(id) === ids[2];
				const tries = { method: METHOD.pay, parameters: isHit, kind: 'reset' } as const;
				faults.order({ ...tries, process: 'never', times: 3 });
				faults.order({ ...tries, process });
			},
			(story) => {
				expect(holds(story)[2]).toMatchObject({ says });
				expect(story.sandbox.faults.pending).toEqual([]);
			},
		);
	});
});
