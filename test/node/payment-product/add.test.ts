import { sampleIds } from '../../sandbox';
import { locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { portalText } from '../../support/portalText';
import { useSandbox } from '../../support/useSandbox';

const { unpaid } = sampleIds;
const METHOD = 'crm.item.payment.product.add';
/** Product row 17658 of deal 13144: 3 pieces, 5,550 each. */
const ROW = 17658;

describe('Payment Product > Add', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const add = operationRunner(sandbox, 'paymentProduct.add', { rowId: locator(String(ROW)) });
	const sent = () => sandbox.journal.entries.filter(({ method }) => method === METHOD);

	it.each([0, 10])('emits the new row’s id (batch size %i)', async (batchSize) => {
		const { items } = await add([unpaid], { quantity: 2, options: { batchSize } });

		const [item] = items('Bitrix24');
		expect(item).toEqual({ json: { id: expect.any(Number) }, pairedItem: { item: 0 } });
		expect(sandbox.store.payableItems.get(Number(item?.json.id))).toMatchObject({
			paymentId: unpaid,
			kind: 'product',
			entityId: ROW,
			quantity: 2,
		});
	});

	it.each([
		['nothing, as 1', {}, 1],
		['a whole number', { quantity: 3 }, 3],
		['a text of digits, as a number', { quantity: '={{ "2" }}' }, 2],
	])('sends the payment, the row and the quantity: %s', async (_name, given, quantity) => {
		await add([unpaid], given);

		expect(sent().map(({ body }) => body)).toEqual([{ paymentId: unpaid, rowId: ROW, quantity }]);
	});

	it('raises the sum of the payment', async () => {
		await add([unpaid], { quantity: 2 });

		// An iphone 14 (79,999), a delivery (500), and two of the other.
		expect(sandbox.store.payment(unpaid).sum).toBe(79_999 + 500 + 2 * 5_550);
	});

	it.each([1.5, 0, -1, 'x'])('refuses the quantity %p before it is sent', async (quantity) => {
		const { error } = await add([unpaid], { quantity: `={{ ${JSON.stringify(quantity)} }}` });

		expect(error?.message).toMatch(/^Quantity must be a whole number such as 2, /);
		expect(error?.description).toMatch('Correct Quantity');
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([
		['notEnoughProduct', { quantity: 4 }, /Check .*Quantity/],
		['paymentNotFound', { paymentId: locator(sampleIds.missing) }, /Check Payment/],
		['productNotFound', { rowId: locator(1) }, /Check .*Product Row/],
	] as const)('fails with %s and what to do about it', async (key, parameters, advice) => {
		const { error } = await add([unpaid], parameters);

		expect(error?.message).toBe(portalText(sandbox, key));
		expect(error?.description).toMatch(advice);
	});

	it('says of a paid payment that nobody can change it', async () => {
		const { error } = await add([sampleIds.paid]);

		expect(error?.message).toBe('Access denied');
		expect(error?.description).toMatch(
			'Products and deliveries of a paid payment can’t be changed by anyone',
		);
	});

	it('takes the one unpaid payment of a deal, never its paid one', async () => {
		const paymentId = locator(String(sampleIds.deal), 'deal');

		await add([unpaid], { paymentId });

		expect(sent().map(({ parameters }) => parameters.paymentId)).toEqual([unpaid]);
	});

	it('whose answer never came is not sent again, also not by Retry On Fail', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before', method: METHOD });

		const { thrown } = await add([unpaid], {}, retryOnFail(3));

		expect(thrown).toHaveLength(3);
		for (const error of thrown as Array<Error & { description: string }>) {
			expect(error.message).toMatch(/it is unknown whether it was added$/);
			expect(error.description).toMatch(/Payment Product > Get Many/);
		}
		expect(sent()).toHaveLength(1);
	});
});
