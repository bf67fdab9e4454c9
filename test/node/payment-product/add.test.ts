import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { idsAsItems, runNode, type NodeSetup } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const METHOD = 'crm.item.payment.product.add';
/** Product row 17658 of deal 13144: 3 pieces, 5,550 each. */
const ROW = 17658;

describe('Payment Product > Add', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const add = async (parameters: INodeParameters = {}, setup: NodeSetup = {}) =>
		await runNode(sandbox, idsAsItems([sampleIds.unpaid]), {
			...setup,
			parameters: {
				resource: 'paymentProduct',
				operation: 'add',
				rowId: { __rl: true, mode: 'id', value: String(ROW) },
				...parameters,
			},
		});
	const sent = () => sandbox.journal.entries.filter(({ method }) => method === METHOD);

	it.each([0, 10])('emits the new row’s id (batch size %i)', async (batchSize) => {
		const { items } = await add({ quantity: 2, options: { batchSize } });

		const [item] = items('Bitrix24');
		expect(item).toEqual({ json: { id: expect.any(Number) }, pairedItem: { item: 0 } });
		expect(sandbox.store.payableItems.get(Number(item?.json.id))).toMatchObject({
			paymentId: sampleIds.unpaid,
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
		await add(given);

		expect(sent().map(({ body }) => body)).toEqual([
			{ paymentId: sampleIds.unpaid, rowId: ROW, quantity },
		]);
	});

	it('raises the sum of the payment', async () => {
		await add({ quantity: 2 });

		// An iphone 14 (79,999), a delivery (500), and two of the other.
		expect(sandbox.store.payment(sampleIds.unpaid).sum).toBe(79_999 + 500 + 2 * 5_550);
	});

	it.each([1.5, 0, -1, 'x'])('refuses the quantity %p before it is sent', async (quantity) => {
		const { error } = await add({ quantity: `={{ ${JSON.stringify(quantity)} }}` });

		expect(error?.message).toMatch(/^Quantity must be a whole number from 1 to /);
		expect(error?.description).toMatch('since the portal cuts fractions off');
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([
		['Not enough quantity', { quantity: 4 }, 'Check Quantity'],
		[
			'Access denied',
			{ paymentId: { __rl: true, mode: 'id', value: sampleIds.paid } },
			'products and deliveries of a paid payment can’t be changed by anyone',
		],
		[
			'Payment has not been found',
			{ paymentId: { __rl: true, mode: 'id', value: sampleIds.missing } },
			'Check Payment',
		],
		[
			'Product row has not been found',
			{ rowId: { __rl: true, mode: 'id', value: 1 } },
			'Check Product Row',
		],
	])('fails with "%s" and what to do about it', async (message, parameters, advice) => {
		const { error } = await add(parameters);

		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(advice);
	});

	it('takes the one unpaid payment of a deal, never its paid one', async () => {
		const paymentId = { __rl: true, mode: 'deal', value: String(sampleIds.deal) };

		await add({ paymentId });

		expect(sent().map(({ parameters }) => parameters.paymentId)).toEqual([sampleIds.unpaid]);
	});

	it('whose answer never came is not sent again, also not by Retry On Fail', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before', method: METHOD });

		const { thrown } = await add({}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });

		expect(thrown).toHaveLength(3);
		for (const error of thrown as Array<Error & { description: string }>) {
			expect(error.message).toMatch(/nobody can tell whether it was added$/);
			expect(error.description).toMatch(/Payment Product > Get Many/);
		}
		expect(sent()).toHaveLength(1);
	});
});
