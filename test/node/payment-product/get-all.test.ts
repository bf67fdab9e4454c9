import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const { productItem, productRow, unpaid, unpaidToo, paid } = sampleIds;
/** Rows that a test adds: of `unpaid`, two pieces and three. */
const TWO = 2002;
const THREE = 2003;

describe('Payment Product > Get Many', () => {
	const sandbox = useSandbox();
	beforeEach(() => {
		for (const [id, quantity] of [
			[TWO, 2],
			[THREE, 3],
		] as const) {
			const row = { id, paymentId: unpaid, kind: 'product', entityId: 17658, quantity } as const;
			sandbox.store.payableItems.set(id, row);
		}
	});
	const list = operationRunner(sandbox, 'paymentProduct.getAll', { returnAll: true });
	const idsOf = async (parameters: INodeParameters) =>
		(await list([unpaid], parameters)).json('Bitrix24').map(({ id }) => id);

	it.each([0, 10])(
		'emits each product of each payment, paired, as Bitrix24 gives it (batch size %i)',
		async (batchSize) => {
			const { items } = await list([unpaidToo, unpaid, paid], { options: { batchSize } });

			expect(items('Bitrix24')).toEqual([
				{
					json: { id: productItem, paymentId: unpaid, quantity: 1, rowId: productRow },
					pairedItem: { item: 1 },
				},
				{
					json: { id: TWO, paymentId: unpaid, quantity: 2, rowId: 17658 },
					pairedItem: { item: 1 },
				},
				{
					json: { id: THREE, paymentId: unpaid, quantity: 3, rowId: 17658 },
					pairedItem: { item: 1 },
				},
				expect.objectContaining({ pairedItem: { item: 2 } }),
			]);
		},
	);

	it('sends the payment alone', async () => {
		await list([unpaid]);

		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.payment.product.list', { paymentId: unpaid }],
		]);
	});

	it.each([
		['the quantity', { filters: { quantity: 2 } }, [TWO]],
		['the quantity as a text', { filters: { quantity: '={{ "3" }}' } }, [THREE]],
		['Limit', { returnAll: false, limit: 2 }, [productItem, TWO]],
		['Sort by ID', { sort: { id: 'desc' } }, [THREE, TWO, productItem]],
		['Sort by Quantity', { sort: { quantity: 'desc' } }, [THREE, TWO, productItem]],
	])('follows %s', async (_name, parameters, ids) => {
		expect(await idsOf(parameters)).toEqual(ids);
	});

	it('sorts by Quantity before ID', async () => {
		Object.assign(sandbox.store.payableItems.get(THREE) ?? {}, { quantity: 1 });

		expect(await idsOf({ sort: { quantity: 'asc', id: 'desc' } })).toEqual([
			THREE,
			productItem,
			TWO,
		]);
	});

	it('takes the only payment of an invoice', async () => {
		const paymentId = locator(String(sampleIds.invoice), 'invoice');

		await list([0], { paymentId });

		expect(sandbox.journal.entries.at(-1)?.parameters).toEqual({
			paymentId: sampleIds.unpaidOfInvoice,
		});
	});

	it('fails with the words of Bitrix24 for a payment that is not there', async () => {
		const { error } = await list([sampleIds.missing]);

		expect(error?.message).toBe(portalText(sandbox, 'paymentNotFound'));
		expect(error?.description).toMatch('Check Payment');
	});
});
