import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { useSandbox } from '../../support/useSandbox';
import { locator } from '../../support/engine/runNode';
import { pick } from './picker';

const OPERATIONS: Record<string, INodeParameters> = {
	searchProductRows: { resource: 'paymentProduct', operation: 'add' },
	searchDeliveries: { resource: 'paymentDelivery', operation: 'add' },
};
const UNKNOWN = 'First enter the ID of the payment, its deal or invoice, without an expression';

describe('The lists of what a payment’s deal holds', () => {
	const sandbox = useSandbox();
	const search = async (method: string, mode: string, value: unknown) =>
		await pick(sandbox, method, {
			parameters: {
				...OPERATIONS[method],
				paymentId: locator(value as string, mode),
			},
		});

	it('are the product rows that no payment covers yet', async () => {
		sandbox.store.payableItems.delete(sampleIds.paidItem);

		const { results } = await search('searchProductRows', 'deal', String(sampleIds.deal));

		expect(results).toEqual([
			{ name: 'iphone 14 · 2 × 79999 · 17657', value: sampleIds.productRow },
			{ name: 'iphone 10xs · 3 × 5550 · 17658', value: 17658 },
		]);
	});

	it('are those of an invoice too', async () => {
		const { results } = await search('searchProductRows', 'invoice', sampleIds.invoice);

		expect(results.map(({ value }) => value)).toEqual([17661]);
	});

	it('are the deliveries', async () => {
		const { results } = await search('searchDeliveries', 'deal', sampleIds.deal);

		expect(results).toEqual([
			{ name: '3653/1 · Доставка курьером · 500.00 RUB', value: sampleIds.delivery },
			{ name: '3653/2 · Самовывоз · 250.00 RUB', value: sampleIds.deliveryFree },
		]);
	});

	it.each(['id', 'list'])(
		'are found where the payment is named by its own ID (%s), through its order',
		async (mode) => {
			const byDeal = await search('searchProductRows', 'deal', sampleIds.deal);
			const { results } = await search('searchProductRows', mode, String(sampleIds.unpaid));

			expect(results).toEqual(byDeal.results);
			expect(results.length).toBeGreaterThan(0);
			expect((await search('searchDeliveries', mode, sampleIds.unpaid)).results).toHaveLength(2);
		},
	);

	it('say what to choose where the scope sale is missing', async () => {
		sandbox.settings.scopes = ['crm'];

		await expect(search('searchProductRows', 'id', sampleIds.unpaid)).rejects.toThrow(
			/Without the sale scope and .* choose By Deal ID or By Invoice ID in Payment\.$/,
		);
	});

	it.each(['number', 'invoiceNumber'])(
		'say what they need for a payment by its %s',
		async (mode) => {
			expect(await search('searchProductRows', mode, '3653')).toEqual({
				results: [{ name: UNKNOWN, value: '' }],
			});
		},
	);

	it('are never those of another payment, where the portal drops the filter', async () => {
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', method: 'sale.payment.list' },
			body: { result: { payments: [{ id: sampleIds.paid, orderId: 3653 }] } },
		});

		expect(await search('searchProductRows', 'id', sampleIds.unpaidOfInvoice)).toEqual({
			results: [{ name: UNKNOWN, value: '' }],
		});
	});

	it('say so where there is no such payment', async () => {
		expect(await search('searchProductRows', 'id', sampleIds.missing)).toEqual({
			results: [{ name: UNKNOWN, value: '' }],
		});
	});

	it.each([
		['searchProductRows', 13146, 'All product rows are already in payments'],
		['searchDeliveries', 13146, 'This deal or invoice has no deliveries'],
	])('%s says why it is empty', async (method, deal, name) => {
		expect(await search(method, 'deal', deal)).toEqual({ results: [{ name, value: '' }] });
	});

	it.each([
		['an expression of its own id', 'id', '={{ $json.id }}'],
		['a deal that an expression names', 'deal', '={{ $json.dealId }}'],
		['a deal that is not filled in', 'deal', ''],
		['a deal that is no id', 'deal', '-5'],
	])('say what they need where the payment is named by %s', async (_name, mode, value) => {
		for (const method of ['searchProductRows', 'searchDeliveries']) {
			expect(await search(method, mode, value)).toEqual({
				results: [{ name: UNKNOWN, value: '' }],
			});
		}
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([
		['searchProductRows', 'Owner was not found. Switch to By Row ID and enter the row ID.', 999],
		[
			'searchDeliveries',
			'Access denied. Switch to By ID and enter the delivery’s ID.',
			sampleIds.dealDenied,
		],
	])('%s says how to do without it after a refusal', async (method, message, deal) => {
		await expect(search(method, 'deal', deal)).rejects.toThrow(message);
	});
});
