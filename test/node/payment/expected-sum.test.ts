import type { INodeParameters } from 'n8n-workflow';
import fc from 'fast-check';
import { sumOf } from '../../../nodes/Bitrix24/portal/money';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { deal, dealWithTwoUnpaid, missing, unpaid } = sampleIds;

describe('A sum', () => {
	it.each([
		['1200.50', 12_005_000n],
		['1200,5', 12_005_000n],
		['1 200,50', 12_005_000n],
		['1\u00a0200,50', 12_005_000n],
		['12 345 678.90', 123_456_789_000n],
		["1'200.50", 12_005_000n],
		['1.200,50', 12_005_000n],
		['1,200.50', 12_005_000n],
		['1.234.567,8', 12_345_678_000n],
		['1200.0000', 12_000_000n],
		['0.125', 1_250n],
		['1200.500', 12_005_000n],
		[' 7 ', 70_000n],
		[0.1 + 0.2, 3_000n],
		[1200.5, 12_005_000n],
		[0, 0n],
	])('is read of %j', (value, sum) => {
		expect(sumOf(value)).toBe(sum);
	});

	it.each([
		...['1,200', '1.200', '12,345', '', '  ', 'abc', '12 RUB', '1e3', '-5', '+5', '1,2,3', '1.2.3'],
		...['1 20,50', '12 00', '0x10', '1.200.50', '5.', '.5', '1200.00001', '１２'],
		...[-1, NaN, Infinity, null, undefined, true, {}, [], [5]],
	])('is none, or may be two: %j', (value) => {
		expect(sumOf(value)).toBeUndefined();
	});

	it('reads the same however it is written', () => {
		fc.assert(
			fc.property(fc.nat(1e9), fc.nat(99), (whole, cents) => {
				const decimals = String(cents).padStart(2, '0');
				const expected = BigInt(whole) * 10_000n + BigInt(cents) * 100n;
				const groups = String(whole).replace(/\B(?=(\d{3})+$)/g, ' ');
				for (const text of [
					`${whole}.${decimals}`,
					`${groups},${decimals}`,
					`${whole}.${decimals}00`,
				]) {
					expect(sumOf(text)).toBe(expected);
				}
				expect(sumOf(Number(`${whole}.${decimals}`))).toBe(expected);
			}),
		);
	});
});

describe('Payment > Pay with an expected sum', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const pay = operationRunner(sandbox, 'payment.pay');
	const methods = () => sandbox.journal.entries.map(({ method }) => method.split('.').at(-1));
	const own = () => sandbox.store.payment(unpaid);
	const options = (more: INodeParameters) => ({ options: more });

	it.each([0, 10])(
		'pays a payment of this sum, after one read of it (batch size %i)',
		async (batchSize) => {
			const { sum, currency } = own();

			const { json } = await pay(
				[unpaid],
				options({ batchSize, expectedSum: String(sum), expectedCurrency: currency }),
			);

			expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
			expect(methods().filter((method) => method !== 'batch')).toEqual(['get', 'pay']);
		},
	);

	it.each([
		['another sum', { expectedSum: '1.5' }],
		['another currency', { expectedCurrency: 'XYZ' }],
		['the sum in another currency', { expectedSum: '={{ $json.sum }}', expectedCurrency: 'XYZ' }],
	])('pays nothing of %s, and names what was found', async (_name, expected) => {
		const { sum, currency, accountNumber } = own();

		const { json } = await pay(
			[{ id: unpaid, sum }],
			options(expected as INodeParameters),
			CONTINUE,
		);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.stringContaining(
					`Payment ${unpaid} (${accountNumber}) is for ${sum} ${currency}, not`,
				),
				details: {
					code: 'UNEXPECTED_SUM',
					description: expect.stringMatching(/^The payment was not paid\./),
				},
			},
		]);
		expect(own().paid).toBe('N');
	});

	it.each([
		['nothing', { expectedSum: '' }],
		['an expression that finds nothing', { expectedSum: '={{ $json.missing }}' }],
		['a text', { expectedSum: 'all of it' }],
		['a sum that may be two', { expectedSum: '1,200' }],
		['no currency', { expectedCurrency: '' }],
		['a currency that is none', { expectedCurrency: '={{ $json.missing }}' }],
	])('sends nothing where it holds %s', async (_name, expected) => {
		const { json } = await pay([unpaid], options(expected), CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{
				error: expect.stringMatching(/^Expected (Sum|Currency) must be/),
				details: { code: 'INVALID_INPUT' },
			},
		]);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it.each([0, 10])(
		'picks the one unpaid payment of this sum of a deal (batch size %i)',
		async (batchSize) => {
			const two = [...sandbox.store.payments.values()].filter(
				({ orderId, paid }) =>
					paid === 'N' && sandbox.store.orders.get(orderId)?.entityId === dealWithTwoUnpaid,
			);
			const [, second] = two;

			const { json } = await pay([dealWithTwoUnpaid], {
				paymentId: locator('={{ $json.id }}', 'deal'),
				...options({ batchSize, expectedSum: String(second?.sum).replace('.', ',') }),
			});

			expect(json('Bitrix24')).toEqual([{ id: second?.id, result: true }]);
			expect(methods().filter((method) => method !== 'batch')).toEqual(['list', 'pay']);
		},
	);

	it('pays nothing of a deal where no unpaid payment has the sum, or two have', async () => {
		for (const payment of sandbox.store.payments.values()) {
			const { entityId } = sandbox.store.orders.get(payment.orderId) ?? {};
			if (entityId === dealWithTwoUnpaid) payment.sum = 55;
		}

		const { json } = await pay(
			[deal, dealWithTwoUnpaid],
			{ paymentId: locator('={{ $json.id }}', 'deal'), ...options({ expectedSum: '55' }) },
			CONTINUE,
		);

		expect(json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/has no unpaid payment of 55; its payments are/) },
			{ error: expect.stringMatching(/has 2 unpaid payments of 55: \d+/) },
		]);
		expect(methods()).not.toContain('pay');
	});

	it('pays two payments of one deal by their sums, each for its own item', async () => {
		const sums = [...sandbox.store.payments.values()]
			.filter(
				({ orderId, paid }) =>
					paid === 'N' && sandbox.store.orders.get(orderId)?.entityId === dealWithTwoUnpaid,
			)
			.map(({ sum }) => sum);

		const { json } = await pay(
			[...sums, sums[0]].map((sum) => ({ deal: dealWithTwoUnpaid, sum })),
			{
				paymentId: locator('={{ $json.deal }}', 'deal'),
				...options({ expectedSum: '={{ $json.sum }}' }),
			},
			CONTINUE,
		);

		expect(json('Bitrix24')).toMatchObject([
			{ result: true },
			{ result: true },
			{ error: expect.stringMatching(/was paid by item 0 of this run$/) },
		]);
	});

	it('is compared as sums, whichever way the portal writes them', async () => {
		sandbox.faults.order({
			...{ kind: 'body', status: 200, process: 'never', method: 'crm.item.payment.get' },
			body: { result: { ...own(), sum: '1200.5000' } },
		});

		const { json } = await pay([unpaid], options({ expectedSum: '1 200,50' }));

		expect(json('Bitrix24')).toEqual([{ id: unpaid, result: true }]);
	});

	it('does not read again what an earlier try of Retry On Fail has paid', async () => {
		const ids = [unpaid, ...sandbox.store.addPayments(3), missing];
		const items = ids.map((id) => ({ id, sum: sandbox.store.payments.get(id)?.sum ?? 1 }));

		const { thrown } = await pay(
			items,
			options({ expectedSum: '={{ $json.sum }}', parallelRequests: 1 }),
			retryOnFail(3),
		);

		const callsFor = (method: string) =>
			sandbox.journal
				.calls(`crm.item.payment.${method}`)
				.filter(({ parameters }) => parameters.id === unpaid);
		expect(thrown).toHaveLength(3);
		expect([callsFor('get').length, callsFor('pay').length]).toEqual([1, 1]);
	});

	it('is paid right after it was read, not after all others were', async () => {
		const ids = sandbox.store.addPayments(12);
		const items = ids.map((id) => ({ id, sum: sandbox.store.payment(id).sum }));

		await pay(items, options({ expectedSum: '={{ $json.sum }}', parallelRequests: 1 }));

		const gaps = ids.map((id) => {
			const of = (method: string) =>
				sandbox.journal.entries.findIndex(
					(entry) => entry.method.endsWith(method) && entry.parameters.id === id,
				);
			return of('.pay') - of('.get');
		});
		expect(Math.max(...gaps)).toBeLessThanOrEqual(2);
	});

	it('fails without paying where the payment can’t be read', async () => {
		sandbox.faults.order({
			kind: 'error',
			code: 'ACCESS_DENIED',
			text: 'Access denied',
			status: 403,
			method: 'crm.item.payment.get',
		});

		const { json } = await pay([unpaid], options({ expectedSum: '5' }), CONTINUE);

		expect(json('Bitrix24')).toMatchObject([
			{ error: 'Access denied', details: { method: 'crm.item.payment.get' } },
		]);
		expect(methods()).not.toContain('pay');
	});
});
