import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, dealWithoutPayments, delivery, deliveryFree } = sampleIds;

describe('Delivery > Get Many', () => {
	const sandbox = useSandbox();
	const list = operationRunner(sandbox, 'delivery.getAll', {
		dealId: locator('={{ $json.id }}'),
		returnAll: true,
	});
	const idsOf = async (parameters: INodeParameters) =>
		(await list([deal], parameters)).json('Bitrix24').map(({ id }) => id);

	it.each([0, 10])(
		'emits each delivery of each deal, paired (batch size %i)',
		async (batchSize) => {
			const { items } = await list([dealWithoutPayments, deal, dealWithTwoUnpaid], {
				options: { batchSize },
			});

			expect(items('Bitrix24').map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				[delivery, { item: 1 }],
				[deliveryFree, { item: 1 }],
				[4003, { item: 2 }],
			]);
		},
	);

	it('sends the owner alone unless told', async () => {
		await list([deal]);
		await list([sampleIds.invoice], {
			entityTypeId: 31,
			invoiceId: locator('={{ $json.id }}'),
		});

		expect(sandbox.journal.entries.map(({ method, body }) => [method, body])).toEqual([
			['crm.item.delivery.list', { entityTypeId: 2, entityId: deal }],
			['crm.item.delivery.list', { entityTypeId: 31, entityId: sampleIds.invoice }],
		]);
	});

	it.each([
		['shipped', 'Y', [deliveryFree]],
		['not shipped', 'N', [delivery]],
	])('filters what was %s', async (_name, deducted, ids) => {
		Object.assign(sandbox.store.deliveries.get(deliveryFree) ?? {}, { deducted: 'Y' });

		expect(await idsOf({ filters: { deducted } })).toEqual(ids);
		expect(sandbox.journal.entries[0]?.parameters.filter).toEqual({ deducted });
	});

	it.each([
		['ID', { id: 'desc' }, [deliveryFree, delivery]],
		['Price', { priceDelivery: 'asc' }, [deliveryFree, delivery]],
	])('sorts by %s', async (_name, sort, ids) => {
		expect(await idsOf({ sort })).toEqual(ids);
	});

	it('returns only as many as Limit says', async () => {
		expect(await idsOf({ returnAll: false, limit: 1 })).toEqual([delivery]);
	});

	it('fails with the words of Bitrix24 for a deal that may not be read', async () => {
		const { error } = await list([sampleIds.dealDenied]);

		expect(error).toMatchObject({ message: 'Access denied', context: { code: 'ACCESS_DENIED' } });
		expect(error?.description).toMatch('Access permissions');
	});
});
