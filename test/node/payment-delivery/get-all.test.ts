import { sampleIds } from '../../sandbox';
import { locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deliveryItem, delivery, deliveryFree, unpaid, paid, deal } = sampleIds;
/** A second delivery of `unpaid`, which each test finds. */
const SECOND = 2001;

describe('Payment Delivery > Get Many', () => {
	const sandbox = useSandbox();
	beforeEach(() => {
		const row = { id: SECOND, paymentId: unpaid, kind: 'delivery', quantity: 1 } as const;
		sandbox.store.payableItems.set(SECOND, { ...row, entityId: deliveryFree });
	});
	const list = operationRunner(sandbox, 'paymentDelivery.getAll', { returnAll: true });

	it.each([0, 10])(
		'emits each delivery of each payment, paired, as Bitrix24 gives it (batch size %i)',
		async (batchSize) => {
			const { items } = await list([paid, unpaid], { options: { batchSize } });

			const row = { paymentId: unpaid, quantity: 1 };
			expect(items('Bitrix24')).toEqual([
				{ json: { ...row, id: deliveryItem, deliveryId: delivery }, pairedItem: { item: 1 } },
				{ json: { ...row, id: SECOND, deliveryId: deliveryFree }, pairedItem: { item: 1 } },
			]);
		},
	);

	it('sends the payment alone, and the order that was chosen', async () => {
		await list([unpaid]);
		const { json } = await list([unpaid], { sort: { id: 'desc' }, returnAll: false, limit: 1 });

		expect(json('Bitrix24').map(({ id }) => id)).toEqual([SECOND]);
		expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([
			{ paymentId: unpaid },
			{ paymentId: unpaid, order: { id: 'desc' } },
		]);
	});

	it('lists what there is to choose from when a deal has several payments', async () => {
		const paymentId = locator(String(deal), 'deal');

		const { error } = await list([0], { paymentId });

		expect(error?.message).toMatch(/^Deal 13144 has 2 payments: 1036 \(.*\), 1037 \(.*\)$/);
	});

	it('fails with the words of Bitrix24 for a payment that may not be read', async () => {
		const { error } = await list([sampleIds.denied]);

		expect(error).toMatchObject({ message: 'Access denied', context: { code: 'ACCESS_DENIED' } });
	});
});
