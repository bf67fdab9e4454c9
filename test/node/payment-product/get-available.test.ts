import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

describe('Payment Product > Get Available', () => {
	const sandbox = useSandbox();
	const available = operationRunner(sandbox, 'paymentProduct.getAvailable');

	it('emits each product row that no payment covers yet, with what is left of it', async () => {
		sandbox.store.payableItems.delete(sampleIds.paidItem);

		const { json } = await available([{}], { dealId: locator(sampleIds.deal) });

		expect(json('Bitrix24')).toMatchObject([
			{ id: sampleIds.productRow, productName: 'iphone 14', quantity: 2, price: 79_999 },
			{ id: 17658, productName: 'iphone 10xs', quantity: 3, price: 5_550 },
		]);
		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.productrow.getAvailableForPayment', { ownerType: 'D', ownerId: sampleIds.deal }],
		]);
	});

	it.each([
		['31', 31],
		['31 as a text of an expression', '={{ "31" }}'],
	])('asks for an invoice by its letter code: %s', async (_name, entityTypeId) => {
		const { json } = await available([{}], { entityTypeId, invoiceId: locator(sampleIds.invoice) });

		expect(sandbox.journal.entries[0]?.body).toEqual({
			ownerType: 'SI',
			ownerId: sampleIds.invoice,
		});
		expect(json('Bitrix24')).toMatchObject([{ id: 17661 }]);
	});

	it.each([0, 10])('pairs the rows with their deals (batch size %i)', async (batchSize) => {
		const deals = [13146, sampleIds.dealWithoutPayments, sampleIds.dealWithTwoUnpaid];

		const parameters = { dealId: locator('={{ $json.id }}'), options: { batchSize } };

		const { items } = await available(deals, parameters);

		expect(items('Bitrix24').map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
			[17660, { item: 1 }],
			[17659, { item: 2 }],
		]);
	});

	it.each([
		[999, 'OWNER_NOT_FOUND', 'Check Deal'],
		[sampleIds.dealDenied, 'ACCESS_DENIED', 'Access permissions'],
	])('says of deal %i what to do: %s', async (deal, code, advice) => {
		const { error } = await available([{}], { dealId: locator(deal) });

		const message =
			code === 'ACCESS_DENIED' ? portalText(sandbox, 'denied') : 'Owner was not found';
		expect(error).toMatchObject({ message, context: { code } });
		expect(error?.description).toMatch(advice);
	});
});
