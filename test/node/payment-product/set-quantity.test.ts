import { sampleIds } from '../../sandbox';
import { deniedOnPaid } from '../deniedOnPaid';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const { productItem, paidItem, unpaid } = sampleIds;

describe('Payment Product > Set Quantity', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'paymentProduct.setQuantity');
	const sent = () =>
		sandbox.journal.entries.filter(
			({ method }) => method === 'crm.item.payment.product.setQuantity',
		);
	const quantity = () => sandbox.store.payableItems.get(productItem)?.quantity;

	it('sets the quantity of a row and emits { id, result }', async () => {
		const { items } = await run([productItem], { quantity: '={{ "2" }}' });

		expect(items('Bitrix24')).toEqual([
			{ json: { id: productItem, result: true }, pairedItem: { item: 0 } },
		]);
		expect(sent().map(({ body }) => body)).toEqual([{ id: productItem, quantity: 2 }]);
		expect(quantity()).toBe(2);
		expect(sandbox.store.payment(unpaid).sum).toBe(2 * 79_999 + 500);
	});

	it.each([1.5, 0, '1.5'])('refuses %p before it is sent', async (given) => {
		const refused = { quantity: `={{ ${JSON.stringify(given)} }}` };

		const { error } = await run([productItem], refused);

		expect(error?.message).toMatch(/^Quantity must be a whole number/);
		expect(sandbox.journal.entries).toEqual([]);
		expect(quantity()).toBe(1);
	});

	it('says that the deal has no more of it', async () => {
		const { error } = await run([productItem], { quantity: 3 });

		expect(error?.message).toBe(portalText(sandbox, 'notEnoughProduct'));
		expect(error?.description).toMatch('no more than what is left of this product in the deal');
	});

	it.each([
		['before', 2],
		['never', 2],
	] as const)(
		'is sent again after an answer that never came, since that changes nothing more (%s)',
		async (process, times) => {
			sandbox.faults.order({ kind: 'reset', process });

			const { json } = await run([productItem], { quantity: 2 });

			expect(json('Bitrix24')).toEqual([{ id: productItem, result: true }]);
			expect(sent()).toHaveLength(times);
			expect(quantity()).toBe(2);
		},
	);

	it('on a paid payment is denied, and says why', async () => {
		const { json } = await run([paidItem], {}, CONTINUE);

		expect(json('Bitrix24')).toEqual([
			deniedOnPaid('crm.item.payment.product.setQuantity', paidItem),
		]);
	});

	it('refuses a row that is no id', async () => {
		const { error } = await run(['1193.5']);

		expect(error?.message).toMatch(/^Payment Row must be a row ID/);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
