import { sampleIds } from '../../sandbox';
import { deniedOnPaid } from '../deniedOnPaid';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { productItem, paidItem, missing, unpaid } = sampleIds;

describe('Payment Product > Delete', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const run = operationRunner(sandbox, 'paymentProduct.delete');
	const sent = () =>
		sandbox.journal.entries.filter(({ method }) => method === 'crm.item.payment.product.delete');

	it('takes a row out and emits { id, deleted: true }', async () => {
		const { items } = await run([productItem]);

		expect(items('Bitrix24')).toEqual([
			{ json: { id: productItem, deleted: true }, pairedItem: { item: 0 } },
		]);
		expect(sandbox.store.payableItems.has(productItem)).toBe(false);
		expect(sandbox.store.payment(unpaid).sum).toBe(500);
	});

	it.each(['before', 'never'] as const)(
		'says deleted after an answer that never came (%s)',
		async (process) => {
			sandbox.faults.order({ kind: 'reset', process });

			const { json } = await run([productItem]);

			expect(json('Bitrix24')).toEqual([{ id: productItem, deleted: true }]);
			expect(sandbox.store.payableItems.has(productItem)).toBe(false);
			expect(sent()).toHaveLength(2);
		},
	);

	it('of a row that is not there is a failure, not a deletion', async () => {
		const { error } = await run([missing]);

		expect(error?.message).toBe('Payable item has not been found');
		expect(error?.description).toMatch('Check Payment Row');
	});

	it('on a paid payment is denied, and says why', async () => {
		const { json } = await run([paidItem], {}, CONTINUE);

		expect(json('Bitrix24')).toEqual([deniedOnPaid('crm.item.payment.product.delete', paidItem)]);
	});

	it('refuses a row that is no id', async () => {
		const { error } = await run(['1193.5']);

		expect(error?.message).toMatch(/^Payment Row must be a row ID/);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
