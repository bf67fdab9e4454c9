import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Delivery > Get', () => {
	const sandbox = useSandbox();
	const get = operationRunner(
		sandbox,
		'delivery.get',
		{ id: locator('={{ $json.id }}') },
		CONTINUE,
	);

	it('emits the delivery as Bitrix24 gives it', async () => {
		const { items } = await get([String(sampleIds.delivery)]);

		expect(items('Bitrix24')).toEqual([
			{
				json: {
					id: sampleIds.delivery,
					accountNumber: '3653/1',
					deducted: 'N',
					dateDeducted: null,
					deliveryId: 3,
					priceDelivery: 500,
					currency: 'RUB',
					deliveryName: 'Доставка курьером',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.delivery.get', { id: sampleIds.delivery }],
		]);
	});

	it.each([
		['is not there', 9999, 'Delivery has not been found', '0', 'Check Delivery'],
		[
			'is no id',
			'3653/1',
			/^Delivery must be a delivery ID \(a number such as 4001\)/,
			'INVALID_INPUT',
			'Correct Delivery',
		],
	])('says of one that %s what to check', async (_name, id, error, code, description) => {
		const { json } = await get([id]);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.stringMatching(error),
				details: { code, description: expect.stringContaining(description) },
			},
		]);
	});
});
