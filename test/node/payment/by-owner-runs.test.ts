import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, dealWithoutPayments } = sampleIds;

describe('Payments named by their deals', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'payment.pay', {
		paymentId: locator('={{ $json.id }}', 'deal'),
	});
	const sent = (method: string) =>
		sandbox.journal.calls(`crm.item.payment.${method}`).map(({ parameters }) => parameters);

	/** Deals of one unpaid payment each, and these payments. */
	const singles = (count: number) => {
		const ids = Array.from({ length: count }, () => sandbox.store.addPayments(1)[0] ?? 0);
		const orders = ids.map((id) => sandbox.store.orders.get(sandbox.store.payment(id).orderId));
		return { ids, deals: orders.map((order) => order?.entityId ?? 0) };
	};

	it('are found in one batch and paid in another', async () => {
		const { ids, deals } = singles(12);

		const { items } = await run(deals, { options: { batchSize: 20 } });

		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		const requests = sandbox.journal.entries.filter(({ batch }) => !batch);
		expect(requests.map(({ method }) => method)).toEqual(['batch', 'batch']);
	});

	it.each([0, 20])('cost one read each (batch size %i)', async (batchSize) => {
		const { ids, deals } = singles(4);

		await run(deals, { options: { batchSize } });

		expect(sent('list').map(({ entityId }) => Number(entityId))).toEqual(deals);
		expect(sent('pay').map(({ id }) => Number(id))).toEqual(ids);
	});

	it.each([0, 10])('are asked for once where items share a deal (batch size %i)', async (size) => {
		const { json } = await run([deal, deal, deal], { options: { batchSize: size } }, CONTINUE);

		expect(json('Bitrix24')[0]).toEqual({ id: sampleIds.unpaid, result: true });
		expect(sent('list')).toHaveLength(1);
	});

	it('fail their own item only, in the order of the items', async () => {
		const deals = [dealWithTwoUnpaid, deal, dealWithoutPayments];

		const { items } = await run(deals, { options: { batchSize: 10 } }, CONTINUE);

		expect(items('Bitrix24')).toMatchObject([
			{ json: { error: expect.stringContaining('2 unpaid payments') }, pairedItem: { item: 0 } },
			{ json: { id: sampleIds.unpaid, result: true }, pairedItem: { item: 1 } },
			{ json: { error: expect.stringContaining('no unpaid payment') }, pairedItem: { item: 2 } },
		]);
	});

	it('stop the workflow at the first that is not clear', async () => {
		const { deals } = singles(3);

		const options = { parallelRequests: 1 };

		const { error } = await run([dealWithTwoUnpaid, ...deals], { options });

		expect(error?.context).toMatchObject({ itemIndex: 0, code: 'NOT_ONE_RECORD' });
		expect(error?.description).toMatch('No other item was done before the run stopped.');
		expect(sent('pay')).toEqual([]);
	});

	it.each([0, 10])(
		'are paid once under Retry On Fail, which does not miss them afterwards (batch size %i)',
		async (batchSize) => {
			const { ids, deals } = singles(2);
			const unclear = [...deals, dealWithTwoUnpaid];

			const { thrown } = await run(unclear, { options: { batchSize } }, retryOnFail(3));

			expect(thrown.map(({ message }) => message)).toEqual(
				Array(3).fill(expect.stringMatching(/^Deal 13145 has 2 unpaid payments/)),
			);
			expect(sent('pay').map(({ id }) => Number(id))).toEqual(ids);
		},
	);

	it('are searched anew by Retry On Fail where there was not the one', async () => {
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', method: 'crm.item.payment.list' },
			body: { result: [] },
		});

		const { json } = await run([deal], {}, retryOnFail(2));

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sent('list')).toHaveLength(1);
	});

	it('are paid once when the answer to the payment was lost', async () => {
		const method = 'crm.item.payment.pay';
		sandbox.faults.order({ kind: 'reset', process: 'before', method });

		const { json } = await run([deal]);

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sent('pay')).toHaveLength(1);
	});

	it('are not paid when the search was lost for good', async () => {
		const method = 'crm.item.payment.list';
		sandbox.faults.order({ kind: 'reset', process: 'never', method, times: Infinity });

		const { error } = await run([deal]);

		expect(error?.description).toMatch(/^Nothing was changed\./);
		expect(sent('pay')).toEqual([]);
	});
});
