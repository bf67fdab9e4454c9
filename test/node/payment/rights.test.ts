import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, unpaid } = sampleIds;
const OF_ORDER = expect.stringMatching(
	/permission for its order, which is separate from permission for its deal or invoice.*permission for orders, too/,
);

describe('A user with the right to deals and none to orders', () => {
	const sandbox = useSandbox({ rights: { owners: 'write', orders: 'none' } });
	const ofDeal = { fill: 'none', dealId: locator(deal) };
	const run = async (operation: string, items: unknown[], parameters = {}) =>
		(await operationRunner(sandbox, operation, parameters, CONTINUE)(items)).json('Bitrix24');

	it('lists and creates payments', async () => {
		expect(await run('payment.getAll', [{}], ofDeal)).toHaveLength(2);
		expect(await run('payment.create', [{}], ofDeal)).toEqual([{ id: expect.any(Number) }]);
	});

	it.each([
		['payment.get', {}],
		['payment.pay', {}],
		['payment.pay', { options: { batchSize: 10 } }],
		['payment.unpay', {}],
		['payment.delete', {}],
		['payment.update', { fields: { paid: 'Y' } }],
		['paymentProduct.getAll', {}],
		['paymentDelivery.getAll', {}],
	])('is told at %s that the order has a right of its own (%o)', async (operation, parameters) => {
		expect(await run(operation, [unpaid], parameters)).toMatchObject([
			{ error: 'Access denied', details: { code: 'ACCESS_DENIED', description: OF_ORDER } },
		]);
	});

	it('is told so of the payment that was found by its deal', async () => {
		const paymentId = locator(String(deal), 'deal');

		expect(await run('payment.pay', [{}], { paymentId })).toMatchObject([
			{ error: 'Access denied', details: { id: unpaid, description: OF_ORDER } },
		]);
	});
});

describe('A user with the right to orders and none to deals', () => {
	const sandbox = useSandbox({ rights: { owners: 'none', orders: 'write' } });

	it.each(['payment.getAll', 'payment.create'])('is told at %s of the deal', async (operation) => {
		const run = operationRunner(sandbox, operation, { fill: 'none', dealId: locator(deal) });

		const { error } = await run([{}]);

		expect(error?.message).toBe('Access denied');
		expect(error?.description).toMatch(
			/is not allowed to do this with this deal or invoice\. Give/,
		);
	});
});
