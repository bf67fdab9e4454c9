import { sampleIds } from '../../sandbox';
import { deniedOnPaid } from '../deniedOnPaid';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const METHOD = 'crm.item.payment.delivery.delete';
const { deliveryItem, productItem, missing, unpaid } = sampleIds;

describe('Payment Delivery > Delete', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const remove = operationRunner(sandbox, 'paymentDelivery.delete', {}, CONTINUE);
	const bodies = () => sandbox.journal.entries.map(({ method, body }) => [method, body]);

	it('takes a delivery out and emits { id, deleted: true }', async () => {
		const { items } = await remove([deliveryItem]);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: deliveryItem, deleted: true }, pairedItem: { item: 0 } },
		]);
		expect(bodies()).toEqual([[METHOD, { id: deliveryItem }]]);
		expect(sandbox.store.payableItems.has(deliveryItem)).toBe(false);
		expect(sandbox.store.payment(unpaid).sum).toBe(79_999);
	});

	it.each(['before', 'never'] as const)(
		'says deleted after an answer that never came (%s)',
		async (process) => {
			sandbox.faults.order({ kind: 'reset', process });

			const { json } = await remove([deliveryItem]);

			expect(json('Bitrix24')).toEqual([{ id: deliveryItem, deleted: true }]);
			expect(sandbox.store.payableItems.has(deliveryItem)).toBe(false);
		},
	);

	it('says that the outcome is unknown when the check gets no response either', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });

		const { json } = await remove([deliveryItem]);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/it is unknown whether it was done$/) },
		]);
	});

	it('of a row that is not there, or that is a product, is a failure', async () => {
		const { json } = await remove([missing, productItem]);

		const failure = { error: 'Payable item has not been found', details: { code: '0' } };
		expect(json('Bitrix24')).toMatchObject([failure, failure]);
		expect(sandbox.store.payableItems.has(productItem)).toBe(true);
	});

	it('on a paid payment is denied, and says why', async () => {
		sandbox.store.payment(unpaid).paid = 'Y';

		const { json } = await remove([deliveryItem]);

		expect(json('Bitrix24')).toEqual([deniedOnPaid(METHOD, deliveryItem)]);
		expect(sandbox.store.payableItems.has(deliveryItem)).toBe(true);
	});
});
