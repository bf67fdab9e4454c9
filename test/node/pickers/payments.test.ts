import { sleep } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { realTime, shortenTimeouts } from '../../support/engine/speedUp';
import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

const title = 'Поставка телефонов';
const titleOfSecond = 'Website redesign';

afterEach(realTime);

describe('The list of payments', () => {
	const sandbox = useSandbox();

	it('shows number, sum, state, payment system, deal or invoice, and the ID of each, the newest unpaid first', async () => {
		Object.assign(sandbox.store.payment(sampleIds.paid), {
			...{ sum: 1200, paid: 'N', paySystemName: 'Cash' },
		});

		const { results } = await pick(sandbox, 'searchPayments');

		expect(results).toHaveLength(13);
		expect(results.find(({ value }) => value === sampleIds.paid)?.name).toBe(
			`3653/1 · 1 200.00 RUB · not paid · Cash · ${title} · ID ${sampleIds.paid}`,
		);
		expect(results.at(-1)?.name).toBe(
			`3654/3 · 1 200.50 EUR · paid · Cash · ${titleOfSecond} · ID 1040`,
		);
		expect(results.find(({ value }) => value === 1043)?.name).toMatch('1 250 000.00 KZT');
		expect(sandbox.journal.entries).toHaveLength(4);
	});

	it.each([
		['pay', ['not paid', 'paid']],
		['unpay', ['paid', 'not paid']],
		['delete', ['not paid', 'paid']],
	])('begins with those that %s applies to', async (operation, states) => {
		const { results } = await pick(sandbox, 'searchPayments', { parameters: { operation } });

		const shown = results.map(({ name }) => (name.includes('· not paid') ? 'not paid' : 'paid'));
		expect([...new Set(shown)]).toEqual(states);
		expect(shown).toEqual([...shown].sort((a, b) => states.indexOf(a) - states.indexOf(b)));
	});

	it.each(['get', 'update'])(
		'begins with the newest for %s, which applies to all',
		async (operation) => {
			const { results } = await pick(sandbox, 'searchPayments', { parameters: { operation } });

			const ids = results.map(({ value }) => Number(value));
			expect(ids).toEqual([...ids].sort((a, b) => b - a));
		},
	);

	it.each(['80499', '80 499,00', '80499.00'])('finds them by their sum: %s', async (filter) => {
		const { results } = await pick(sandbox, 'searchPayments', { filter });

		expect(results.map(({ value }) => value)).toEqual([sampleIds.unpaid]);
	});

	it('finds by number and by sum at once, each payment once, in one request', async () => {
		Object.assign(sandbox.store.payment(sampleIds.unpaid), { sum: 3654 });
		Object.assign(sandbox.store.payment(sampleIds.unpaidToo), { sum: 3654 });

		const { results } = await pick(sandbox, 'searchPayments', { filter: '3654' });

		expect(results.map(({ value }) => value)).toEqual([1039, 1038, 1040, sampleIds.unpaid]);
		expect(
			sandbox.journal.entries.filter(({ batch }) => !batch).map(({ method }) => method),
		).toEqual(['batch', 'crm.orderentity.list', 'crm.item.list']);
	});

	it('goes without the titles where the portal does not tell them, or has no request to spare', async () => {
		sandbox.faults.order({
			kind: 'error',
			code: 'ACCESS_DENIED',
			text: 'Access denied',
			method: 'crm.orderentity.list',
		});

		const { results } = await pick(sandbox, 'searchPayments', { filter: '3653/2' });

		expect(results).toEqual([
			{ name: '3653/2 · 80 499.00 RUB · not paid · Наличные · ID 1037', value: sampleIds.unpaid },
		]);
	});

	it.each(['crm.orderentity.list', 'crm.item.list'])(
		'goes without the titles where %s is never answered',
		async (method) => {
			shortenTimeouts(50);
			sandbox.faults.order({ kind: 'silence', process: 'never', method, times: Infinity });

			const { results } = await pick(sandbox, 'searchPayments', { filter: '3653/2' });

			expect(results.map(({ name }) => name)).toEqual([
				'3653/2 · 80 499.00 RUB · not paid · Наличные · ID 1037',
			]);
			// What was given up has 5 s, shortened, for an answer that is on its way, and then ends.
			await sleep(200);
		},
	);

	it('says which scope is missing where it searches by sum, too', async () => {
		sandbox.settings.scopes = ['crm'];

		await expect(pick(sandbox, 'searchPayments', { filter: '80499' })).rejects.toMatchObject({
			message: expect.stringMatching(/This list requires the sale scope /),
			description: expect.stringContaining('lacks the scope sale.'),
		});
	});

	it('leaves out a payment system that has no name', async () => {
		Object.assign(sandbox.store.payment(sampleIds.unpaid), { paySystemName: '' });

		const { results } = await pick(sandbox, 'searchPayments', { filter: '3653/2' });

		expect(results).toEqual([
			{ name: `3653/2 · 80 499.00 RUB · not paid · ${title} · ID 1037`, value: sampleIds.unpaid },
		]);
	});

	it('finds them by a part of their number', async () => {
		const { results } = await pick(sandbox, 'searchPayments', { filter: ' 3654/ ' });

		expect(results.map(({ value }) => value)).toEqual([1039, 1038, 1040]);
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

		expect(none.results).toEqual([
			{ name: 'No payment has "A-1" in its number, or as its sum', value: '' },
		]);
		expect(nowhere.results).toEqual([{ name: 'The portal has no payments yet', value: '' }]);
	});

	it('says what it needs, and how to do without, where the scope is missing', async () => {
		sandbox.settings.scopes = ['crm'];

		await expect(pick(sandbox, 'searchPayments')).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The request requires higher privileges .*This list requires the sale scope .* Without them, choose By ID, By Deal ID or By Invoice ID\.$/,
			),
			description: expect.stringContaining('lacks the scope sale.'),
		});
	});
});
