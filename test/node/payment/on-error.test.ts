import type { NodeApiError } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, runNode } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const MISSING = 99999;

describe('On Error', () => {
	const sandbox = useSandbox();
	const failure = () => ({
		error: portalText(sandbox, 'paymentNotFound'),
		details: {
			code: '0',
			description: expect.stringContaining('Check Payment'),
			httpCode: '400',
			method: 'crm.item.payment.pay',
			id: MISSING,
		},
	});
	const mixed = () => [{ id: sampleIds.unpaid }, { id: MISSING }, { id: sampleIds.unpaidToo }];

	describe('Stop Workflow', () => {
		it('throws a NodeApiError with the words of Bitrix24, what to do, the status and the item', async () => {
			const run = await runNode(sandbox, [{ id: MISSING }]);

			expect(run.status).toBe('error');
			const [error] = run.thrown as NodeApiError[];
			expect(error?.name).toBe('NodeApiError');
			expect(error?.message).toBe(portalText(sandbox, 'paymentNotFound'));
			expect(error?.description).toMatch('Check Payment');
			expect(error?.httpCode).toBe('400');
			expect(error?.context.itemIndex).toBe(0);
			expect(run.items('Bitrix24')).toEqual([]);
		});

		it('sends nothing more after the first failure, and names what was done before it', async () => {
			const ids = sandbox.store.addPayments(40);
			const items = [...ids.slice(0, 3), MISSING, ...ids.slice(3)].map((id) => ({ id }));

			const run = await runNode(sandbox, items, {
				parameters: { options: { parallelRequests: 1 } },
			});

			expect(sandbox.journal.calls().map(({ parameters }) => parameters.id)).toEqual([
				...ids.slice(0, 3),
				MISSING,
			]);
			expect(run.error?.context).toMatchObject({ itemIndex: 3 });
			expect(run.error?.description).toMatch(
				`Done before the run stopped: item 0 (id ${ids[0]}), item 1 (id ${ids[1]}), item 2 (id ${ids[2]}).`,
			);
		});

		it('waits for what is under way, so that what it names is all that was done', async () => {
			const ids = sandbox.store.addPayments(40);
			const items = [ids[0], MISSING, ...ids.slice(1)].map((id) => ({ id }));
			sandbox.faults.order({
				kind: 'delay',
				ms: 60,
				process: 'after',
				times: 3,
				parameters: ({ id }) => id !== MISSING && id !== ids[0],
			});

			const run = await runNode(sandbox, items as never);

			const paid = ids.filter((id) => sandbox.store.payment(id)?.paid === 'Y');
			expect(paid.length).toBeGreaterThan(1);
			expect(paid.length).toBeLessThan(10);
			const named = [...(run.error?.description ?? '').matchAll(/\(id (\d+)\)/g)];
			expect(named.map(([, id]) => Number(id))).toEqual(paid);
			expect(run.error?.context).toMatchObject({ itemIndex: 1 });
		});

		it('sends nothing at all when an expression of a later item has no value to give', async () => {
			const run = await runNode(sandbox, mixed(), {
				parameters: {
					paymentId: {
						__rl: true,
						mode: 'id',
						value: `={{ $json.id === ${MISSING} ? $json.missing.id.toFixed() : $json.id }}`,
					},
				},
			});

			expect(run.status).toBe('error');
			expect(sandbox.journal.entries).toEqual([]);
		});
	});

	it('Continue puts { error, details } in the place of the item that failed', async () => {
		const run = await runNode(sandbox, mixed(), CONTINUE);

		expect(run.items('Bitrix24')).toEqual([
			{ json: { id: sampleIds.unpaid, result: true }, pairedItem: { item: 0 } },
			{ json: failure(), pairedItem: { item: 1 } },
			{ json: { id: sampleIds.unpaidToo, result: true }, pairedItem: { item: 2 } },
		]);
	});

	it('Continue (using error output) sends the failed item there, with its input and paired', async () => {
		const items = mixed().map((item, row) => ({ ...item, row }));

		const run = await runNode(sandbox, items, { onError: 'continueErrorOutput' });

		expect(run.items('Bitrix24')).toEqual([
			{ json: { id: sampleIds.unpaid, result: true }, pairedItem: { item: 0 } },
			{ json: { id: sampleIds.unpaidToo, result: true }, pairedItem: { item: 2 } },
		]);
		expect(run.items('Bitrix24', 1)).toMatchObject([
			{ json: { id: MISSING, row: 1, ...failure() }, pairedItem: { item: 1 } },
		]);
	});
});
