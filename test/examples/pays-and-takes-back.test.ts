import { sampleIds } from '../sandbox';
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
			/^Not paid:\n1043: .+ Restore the order in the portal first, or leave this payment unpaid\.$/,
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

	it('pays the one unpaid payment of a deal and finds the same sum', async () => {
		const before = paidIds();

		const { json } = await runExample(sandbox, file);

		expect(paidIds()).toEqual([...before, sampleIds.unpaid].sort((a, b) => a - b));
		expect(json('Compare')).toEqual([
			{ reference: 'Transfer 1', paymentId: 1037, sum: 80499, amount: 80499, matches: true },
		]);
	});

	it('says so when the sum is another one', async () => {
		sandbox.store.payment(sampleIds.unpaid).sum = 80_498.99;

		const { json } = await runExample(sandbox, file);

		expect(json('Compare')).toMatchObject([{ sum: 80498.99, amount: 80499, matches: false }]);
	});

	it('leaves a deal alone whose payment is not clear or can’t be paid, and says why', async () => {
		const { json } = await runExample(sandbox, file);

		const texts = json('To look at').map(({ text }) => text);
		expect(texts).toHaveLength(2);
		expect(texts[0]).toMatch(/^Transfer 2 for deal 13147: ./);
		expect(texts[1]).toMatch(
			/^Transfer 3 for deal 13145: Deal 13145 has 2 unpaid payments: 1038 .*, 1039 /,
		);
		expect(sandbox.store.payment(sampleIds.unpaidToo).paid).toBe('N');
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
		expect(json('Taken back')).toEqual([
			{ text: 'Payment 1040 was marked as not paid and deleted' },
			{ text: 'Payment 1047 was marked as not paid and deleted' },
		]);
	});
});
