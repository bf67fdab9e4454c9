import { sampleIds } from '../../sandbox';
import { deniedOnPaid } from '../deniedOnPaid';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const METHOD = 'crm.item.payment.delivery.setDelivery';
const { deliveryItem, deliveryFree, unpaid } = sampleIds;

describe('Payment Delivery > Set Delivery', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'paymentDelivery.setDelivery', {}, CONTINUE);
	const set = async (ids: unknown[], deliveryId: unknown = deliveryFree) =>
		await run(ids, { deliveryId: locator(deliveryId) });
	const bodies = () => sandbox.journal.entries.map(({ method, body }) => [method, body]);

	it('puts another delivery into a row and emits { id, result }', async () => {
		const { items } = await set([deliveryItem], String(deliveryFree));

		expect(items('Bitrix24')).toEqual([
			{ json: { id: deliveryItem, result: true }, pairedItem: { item: 0 } },
		]);
		expect(bodies()).toEqual([[METHOD, { id: deliveryItem, deliveryId: deliveryFree }]]);
		expect(sandbox.store.payableItems.get(deliveryItem)?.entityId).toBe(deliveryFree);
		expect(sandbox.store.payment(unpaid).sum).toBe(79_999 + 250);
	});

	it.each(['before', 'never'] as const)(
		'is sent again after an answer that never came, since that changes nothing more (%s)',
		async (process) => {
			sandbox.faults.order({ kind: 'reset', process });

			const { json } = await set([deliveryItem]);

			expect(json('Bitrix24')).toEqual([{ id: deliveryItem, result: true }]);
			expect(bodies()).toHaveLength(2);
		},
	);

	it('on a paid payment is denied, and says why', async () => {
		sandbox.store.payment(unpaid).paid = 'Y';

		const { json } = await set([deliveryItem]);

		expect(json('Bitrix24')).toEqual([deniedOnPaid(METHOD, deliveryItem)]);
	});

	it('takes false, which older portals answer, for a refusal', async () => {
		const body = { result: false };
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body });

		const { json } = await set([deliveryItem]);

		expect(json('Bitrix24')).toMatchObject([
			{ error: 'Bitrix24 returned false instead of a result' },
		]);
		expect(bodies()).toHaveLength(1);
	});

	it.each([
		['Payment Row', 'x', deliveryFree],
		['Delivery', deliveryItem, '4002.5'],
		['Delivery', deliveryItem, '={{ "" }}'],
	])('refuses a %s that is no id before it is sent', async (label, row, deliveryId) => {
		const { json } = await set([row], deliveryId);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(`^${label} `), details: { code: 'INVALID_INPUT' } },
		]);
		expect(bodies()).toEqual([]);
	});
});
