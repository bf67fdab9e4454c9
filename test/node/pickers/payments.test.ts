import { sampleIds } from '../../sandbox';
import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

describe('The list of payments', () => {
	const sandbox = useSandbox();

	it('shows number, sum, state and payment system of each, the newest first', async () => {
		Object.assign(sandbox.store.payment(sampleIds.paid), {
			...{ sum: 1200, paid: 'N', paySystemName: 'Cash' },
		});

		const { results } = await pick(sandbox, 'searchPayments');

		expect(results).toHaveLength(13);
		expect(results[0]?.value).toBe(1048);
		expect(results.at(-1)).toEqual({
			name: '3653/1 · 1 200.00 RUB · not paid · Cash',
			value: sampleIds.paid,
		});
		expect(results.find(({ value }) => value === 1040)?.name).toBe(
			'3654/3 · 1 200.50 EUR · paid · Cash',
		);
		expect(results.find(({ value }) => value === 1043)?.name).toMatch('1 250 000.00 KZT');
	});

	it('leaves out a payment system that has no name', async () => {
		Object.assign(sandbox.store.payment(sampleIds.unpaid), { paySystemName: '' });

		const { results } = await pick(sandbox, 'searchPayments', { filter: '3653/2' });

		expect(results).toEqual([
			{ name: '3653/2 · 80 499.00 RUB · not paid', value: sampleIds.unpaid },
		]);
	});

	it('finds them by a part of their number', async () => {
		const { results } = await pick(sandbox, 'searchPayments', { filter: ' 3654/ ' });

		expect(results.map(({ value }) => value)).toEqual([1040, 1039, 1038]);
	});

	it('goes on from page to page', async () => {
		const ids = sandbox.store.addPayments(70);
		const order = sandbox.store.orders.get(sandbox.store.payment(ids[0] ?? 0).orderId);
		const filter = `${order?.accountNumber}/`;

		const first = await pick(sandbox, 'searchPayments', { filter });
		const second = await pick(sandbox, 'searchPayments', {
			filter,
			paginationToken: first.paginationToken as string,
		});

		expect([...first.results, ...second.results].map(({ value }) => value)).toEqual(
			[...ids].reverse(),
		);
		expect(second).not.toHaveProperty('paginationToken');
	});

	it('says why it is empty', async () => {
		const none = await pick(sandbox, 'searchPayments', { filter: 'A-1' });
		sandbox.store.payments.clear();
		const nowhere = await pick(sandbox, 'searchPayments');

		expect(none.results).toEqual([{ name: 'No payment’s number contains "A-1"', value: '' }]);
		expect(nowhere.results).toEqual([{ name: 'The portal has no payments yet', value: '' }]);
	});

	it('says what it needs, and how to do without, where the scope is missing', async () => {
		sandbox.settings.scopes = ['crm'];

		await expect(pick(sandbox, 'searchPayments')).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The request requires higher privileges .*This list needs the scope sale\. Without it, switch to By ID, By Deal ID or By Invoice ID\.$/,
			),
			description: expect.stringContaining('lacks the scope sale.'),
		});
	});
});
