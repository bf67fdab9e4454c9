import type { FaultKind } from '../../sandbox';
import { expectOutcome } from '../../support/faults/expected';
import { expectInvariants } from '../../support/faults/invariant';
import type { ExpectedOutcome } from '../../support/faults/faultCase';
import { METHOD, type Mode, runScenario, type Scenario } from '../../support/faults/scenario';

const body = (result: unknown): FaultKind => ({
	...{ kind: 'body', status: 200, body: { result }, process: 'never' },
});

/** Verifying reads that show nothing; repeated, except where the portal refused them. */
const failedReads: Array<[string, FaultKind, ExpectedOutcome]> = [
	['gets no answer', { kind: 'reset', process: 'never' }, 'done'],
	['gets a page', { kind: 'html', status: 502, process: 'never' }, 'done'],
	['is answered null', body(null), 'done'],
	['is answered true', body(true), 'done'],
	['is answered false', body(false), 'unknown'],
	['is refused', { kind: 'error', code: 'ACCESS_DENIED', text: 'No', status: 403 }, 'unknown'],
];

const cells = failedReads.flatMap(([name, read, ifOnce]) =>
	(['before', 'never'] as const).flatMap((process) =>
		(['stopWorkflow', 'continueRegularOutput'] as const).flatMap((mode) =>
			[0, 10].flatMap((batchSize) =>
				[1, Infinity].map((times) => ({
					...{ name, read, process, mode, batchSize, times },
					outcome: times === 1 ? ifOnce : ('unknown' as const),
				})),
			),
		),
	),
);

const scenarioOf = (mode: Mode, batchSize: number): Scenario => ({
	...{ operation: 'pay', mode, items: 6, batchSize, parallelRequests: 2 },
});

describe('Pay, when its answer was lost and the look at the payment', () => {
	it.each(cells)(
		'$name ($times times; $mode, batch size $batchSize, process $process) ends $outcome',
		async ({ read, process, mode, batchSize, times, outcome }) => {
			const hit = batchSize === 0 ? [2] : [0, 1, 2, 3, 4, 5];
			await runScenario(
				scenarioOf(mode, batchSize),
				({ faults }, ids) => {
					const isHit = ({ id }: Record<string, unknown>) => hit.includes(ids.indexOf(Number(id)));
					faults.order(
						batchSize === 0
							? { kind: 'reset', process, method: METHOD.pay, parameters: isHit }
							: { kind: 'reset', process },
					);
					// The reads of a batch gather, but go out alone when they are repeated.
					const method = batchSize === 0 ? { method: METHOD.get } : {};
					faults.order({ ...read, times, ...method, in: 'http' });
				},
				(run) => {
					const reports = expectInvariants(run);
					// A batch that is answered false has no answers of its commands: they are asked again.
					const again = batchSize > 0 && read.kind === 'body' && times === 1;
					const allAreHit = batchSize === 0 || times > 1 || outcome === 'done' || again;
					if (allAreHit) expectOutcome(run, reports, { hit, outcome: again ? 'done' : outcome });
					// A busy machine may send the reads apart, and then not all of them are refused.
					else expect(reports.map((report) => report.outcome)).toContain(outcome);
				},
			);
		},
	);

	it.each([0, 10])(
		'is answered null once another item has stopped the run, is looked at again (batch size %i)',
		async (batchSize) => {
			await runScenario(
				scenarioOf('stopWorkflow', batchSize),
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
				(run) => {
					expect(expectInvariants(run).slice(0, 2)).toMatchObject([
						{ outcome: 'done' },
						{ outcome: 'not done' },
					]);
				},
			);
		},
	);

	it.each([
		['is done, since the last look shows it', 'before', 'done'],
		['is not done, since the last look shows that', 'never', 'not done'],
	] as const)('whose every try is lost %s', async (_name, process, outcome) => {
		await runScenario(
			scenarioOf('continueRegularOutput', 0),
			({ faults }, ids) => {
				const isHit = ({ id }: Record<string, unknown>) => Number(id) === ids[2];
				const tries = { method: METHOD.pay, parameters: isHit, kind: 'reset' } as const;
				faults.order({ ...tries, process: 'never', times: 3 });
				faults.order({ ...tries, process });
			},
			(run) => {
				expect(expectInvariants(run)[2]).toMatchObject({ outcome });
				expect(run.sandbox.faults.pending).toEqual([]);
			},
		);
	});
});
