import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample } from './example';

const sandbox = useSandbox();
const paidIds = () =>
	[...sandbox.store.payments.values()].filter(({ paid }) => paid === 'Y').map(({ id }) => id);

describe('examples/pay-by-id-on-schedule.json', () => {
	const file = exampleNamed('pay-by-id-on-schedule.json');

	it('pays what can be paid and reports the rest in one text', async () => {
		const before = paidIds();

		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect(paidIds()).toEqual([...before, 1037, 1041].sort((a, b) => a - b));
		expect(json('Paid')).toEqual([
			{ id: 1037, paid: true },
			{ id: 1041, paid: true },
		]);
		expect(json('Report')).toHaveLength(1);
		expect(json('Report')[0]?.text).toMatch(
			/^Not paid:\n1043: .+ Restore the order in the portal first, or leave the payment unpaid\.$/,
		);
	});

	it('puts every payment that was not paid into that text', async () => {
		sandbox.store.payment(1041).noFunds = true;

		const { json } = await runExample(sandbox, file);

		expect(json('Report')).toHaveLength(1);
		expect(json('Report')[0]?.text).toMatch(/^Not paid:\n1043: .+\n1041: .+$/);
	});

	it('changes nothing when the same payments come again the next morning', async () => {
		await runExample(sandbox, file);
		const after = structuredClone(sandbox.store.payments);

		await runExample(sandbox, file);

		expect(sandbox.store.payments).toEqual(after);
	});
});

describe('examples/bank-statement-to-payments.json', () => {
	const file = exampleNamed('bank-statement-to-payments.json');

	const unpaidOf1st = 1037;
	const unpaidOf2nd = 1038;

	it('pays the payments whose number or deal, sum and currency are those of a row, and no others', async () => {
		const before = paidIds();

		const { jsonOfAllRuns: json } = await runExample(sandbox, file);

		expect(paidIds()).toEqual([...before, unpaidOf1st, unpaidOf2nd].sort((a, b) => a - b));
		expect(json('Paid')).toEqual([
			{ reference: 'Transfer 1', paymentId: 1037, sum: 80_499, currency: 'RUB' },
			{ reference: 'Transfer 2', paymentId: 1038, sum: 1200.5, currency: 'EUR' },
		]);
	});

	it('leaves a row to look at that fits two payments, none, or comes twice, and says why', async () => {
		const { jsonOfAllRuns: json } = await runExample(sandbox, file);

		expect(json('To check').map(({ text }) => text)).toEqual([
			expect.stringMatching(
				/^Transfer 1 again for payment 3653\/2: Payment .*3653\/2.* was paid by item 0/,
			),
			expect.stringMatching(/^Transfer 5 for payment 9999\/1: No payment has the number "?9999\/1/),
			expect.stringMatching(
				/^Transfer 3 for deal 13146: Deal 13146 has 2 unpaid payments of 975\.25 USD: 1041 .*, 1042 /,
			),
			expect.stringMatching(
				/^Transfer 4 for deal 13145: Deal 13145 has no unpaid payment of 999\.00 EUR; its payments are 1038 /,
			),
		]);
	});

	it.each([
		['the sum is a hundredth less', { sum: 80_498.99 }],
		['the currency is another one', { currency: 'KZT' }],
	])('pays nothing where %s', async (_name, other) => {
		Object.assign(sandbox.store.payment(unpaidOf1st), other);

		const { jsonOfAllRuns: json } = await runExample(sandbox, file);

		expect(sandbox.store.payment(unpaidOf1st).paid).toBe('N');
		expect(json('Paid')).toMatchObject([{ reference: 'Transfer 2' }]);
		expect(json('To check')).toHaveLength(5);
	});

	it('pays nothing more when the same statement is read again', async () => {
		await runExample(sandbox, file);
		const after = structuredClone(sandbox.store.payments);

		const { jsonOfAllRuns: json } = await runExample(sandbox, file);

		expect(sandbox.store.payments).toEqual(after);
		expect(json('Paid')).toEqual([]);
		expect(json('To check')).toHaveLength(6);
	});
});

describe('examples/take-back-a-mistake.json', () => {
	it('marks paid payments as not paid and deletes them, and no others', async () => {
		const before = [...sandbox.store.payments.keys()];
		expect(paidIds()).toEqual(expect.arrayContaining([1040, 1047]));

		const { json } = await runExample(sandbox, exampleNamed('take-back-a-mistake.json'));

		expect([...sandbox.store.payments.keys()]).toEqual(
			before.filter((id) => id !== 1040 && id !== 1047),
		);
		expect(sandbox.journal.calls().map(({ method }) => method.split('.').at(-1))).toEqual([
			...['unpay', 'unpay'],
			...['delete', 'delete'],
		]);
		expect(json('Undone')).toEqual([
			{ text: 'Payment 1040 was marked as not paid and deleted' },
			{ text: 'Payment 1047 was marked as not paid and deleted' },
		]);
	});
});
