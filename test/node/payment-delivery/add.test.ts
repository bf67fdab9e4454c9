import { sampleIds } from '../../sandbox';
import { locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const METHOD = 'crm.item.payment.delivery.add';
const { deliveryFree, unpaid, paid, deal } = sampleIds;

describe('Payment Delivery > Add', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const add = operationRunner(sandbox, 'paymentDelivery.add', {
		deliveryId: locator(String(deliveryFree)),
	});
	const sent = () => sandbox.journal.entries.filter(({ method }) => method === METHOD);

	it('emits the new row’s id, and raises the sum of the payment', async () => {
		const { items } = await add([unpaid]);

		const [item] = items('Bitrix24');
		expect(item).toEqual({ json: { id: expect.any(Number) }, pairedItem: { item: 0 } });
		expect(sandbox.store.payableItems.get(Number(item?.json.id))).toMatchObject({
			paymentId: unpaid,
			kind: 'delivery',
			entityId: deliveryFree,
		});
		// An iphone 14 (79,999), the delivery that was there (500) and the new one (250).
		expect(sandbox.store.payment(unpaid).sum).toBe(79_999 + 500 + 250);
		expect(sent().map(({ body }) => body)).toEqual([
			{ paymentId: unpaid, deliveryId: deliveryFree },
		]);
	});

	it('takes the one unpaid payment of a deal, never its paid one', async () => {
		await add([unpaid], { paymentId: locator(String(deal), 'deal') });

		expect(sent().map(({ parameters }) => parameters.paymentId)).toEqual([unpaid]);
	});

	it.each([
		['deliveryNotFound', { deliveryId: locator(9999) }, /Check .*Delivery/],
		['paymentNotFound', { paymentId: locator(sampleIds.missing) }, /Check Payment/],
	] as const)('fails with %s and what to do about it', async (key, parameters, advice) => {
		const { error } = await add([unpaid], parameters);

		expect(error?.message).toBe(portalText(sandbox, key));
		expect(error?.description).toMatch(advice);
	});

	it('says of a paid payment that nobody can change it', async () => {
		const { error } = await add([paid]);

		expect(error?.message).toBe('Access denied');
		expect(error?.description).toMatch(
			/Products and deliveries of a paid payment can’t be changed by anyone/,
		);
	});

	it('whose answer never came is not sent again, also not by Retry On Fail', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before', method: METHOD });

		const { thrown } = await add([unpaid], {}, retryOnFail(2));

		expect(thrown).toHaveLength(2);
		for (const error of thrown as Array<Error & { description: string }>) {
			expect(error.message).toMatch(/it is unknown whether it was added$/);
			expect(error.description).toMatch(/Payment Delivery > Get Many/);
		}
		expect(sent()).toHaveLength(1);
	});
});
