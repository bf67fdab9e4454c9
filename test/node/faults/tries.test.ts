import type { NodeApiError } from 'n8n-workflow';
import { expectReportIsStore } from '../../support/faults/otherInvariant';
import { type OtherScenario, runOther } from '../../support/faults/otherScenario';
import { timesSent } from '../../support/faults/sentRequests';
import { expectInvariants } from '../../support/faults/invariant';
import { METHOD, runScenario, type Scenario } from '../../support/faults/scenario';

const scenario: Scenario = {
	...{ operation: 'create', mode: 'stopWorkflow', items: 8, tries: 4 },
	...{ batchSize: 0, parallelRequests: 1 },
};
const sizes = [0, 1, 3, 10];
const reset = { kind: 'reset', process: 'before' } as const;
/** The third call, or the batch that holds it. */
const third = (batchSize: number) => ({ skip: batchSize === 0 ? 2 : Math.floor(2 / batchSize) });

describe('After a lost answer, Retry On Fail', () => {
	it.each(sizes)('adds nothing more once it may not go on (batch size %i)', async (batchSize) => {
		await runScenario(
			{ ...scenario, batchSize },
			({ faults }) => faults.order({ ...reset, ...third(batchSize) }),
			(run) => {
				const reports = expectInvariants(run);
				expect(run.result.thrown).toHaveLength(4);
				expect(reports[2]?.outcome).not.toBe('done');
				const inFirstTry = batchSize === 10 ? 8 : 3;
				const sent = run.ids.map((_, item) => timesSent(run, item));
				expect(sent).toEqual(run.ids.map((_, item) => (item < inFirstTry ? 1 : 0)));
			},
		);
	});

	it.each(sizes)('adds what it has not yet, if it goes on (batch size %i)', async (batchSize) => {
		await runScenario(
			{ ...scenario, batchSize, mode: 'continueRegularOutput' },
			({ faults }) => faults.order({ ...reset }),
			(run) => {
				const reports = expectInvariants(run);
				expect(reports[0]?.outcome).toBe('unknown');
				expect(run.ids.map((_, item) => timesSent(run, item))).toEqual(run.ids.map(() => 1));
			},
		);
	});

	it.each(sizes)('looks before it pays again (batch size %i)', async (batchSize) => {
		await runScenario(
			{ ...scenario, operation: 'pay', batchSize },
			({ faults }) => {
				faults.order({ ...reset, ...third(batchSize) });
				// Four verifying reads of the first try get no answer; the one of the second does.
				faults.order({
					...{ kind: 'reset', process: 'never', times: 4, method: METHOD.get, in: 'http' },
					...(batchSize > 0 && { method: 'batch', ...third(batchSize) }),
				});
			},
			(run) => {
				expect(expectInvariants(run).every(({ outcome }) => outcome === 'done')).toBe(true);
				expect(run.result.status).toBe('success');
			},
		);
	});
});

describe('What a try has left open', () => {
	const [GET, UPDATE] = ['sale.payment.get', 'sale.payment.update'];
	const refusal = {
		kind: 'error',
		code: 'ACCESS_DENIED',
		text: 'Access denied',
		status: 403,
	} as const;

	it('is named by the last one, also where that stops before it comes to that item', async () => {
		const scenario: OtherScenario = {
			...{ operation: 'payment.setDetails', mode: 'stopWorkflow', items: 2, tries: 3 },
			...{ batchSize: 1, parallelRequests: 2, timeout: 300, bucket: null, faults: [] },
		};
		let first: unknown;
		const of = (isFirst: boolean, call: 'read' | 'write') => ({
			in: 'http' as const,
			method: call === 'read' ? GET : UPDATE,
			// The first payment that is read is that of the first item.
			parameters: ({ id }: Record<string, unknown>) => ((first ??= id) === id) === isFirst,
		});
		// The first try refuses one item and leaves the other open; the others come no further than the first item.
		scenario.faults.push(
			{ ...refusal, ...of(true, 'write') },
			{ ...refusal, ...of(true, 'read'), skip: 1, times: Infinity },
			{ kind: 'reset', process: 'before', ...of(false, 'write') },
			{ kind: 'reset', process: 'never', ...of(false, 'read'), skip: 1, times: Infinity },
		);

		await runOther(scenario, (run) => {
			expectReportIsStore(run);
			const [, second] = run.ids;
			expect(run.sandbox.store.payment(second ?? 0).payVoucherNum).not.toBe('');
			const last = run.result.thrown.at(-1) as NodeApiError;
			expect(run.result.thrown).toHaveLength(3);
			expect(last.context.itemIndex).toBe(0);
			expect(last.description).toMatch(`these were done: item 1 (id ${second})`);
		});
	});
});
