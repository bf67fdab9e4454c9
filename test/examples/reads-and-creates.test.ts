import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample } from './example';

const sandbox = useSandbox();
const sent = (method: string) => sandbox.journal.calls(method).map(({ parameters }) => parameters);
const changes = () => sandbox.journal.entries.flatMap((entry) => entry.changes);

describe('examples/create-payment-and-send-link.json', () => {
	const file = exampleNamed('create-payment-and-send-link.json');
	const { deal, dealWithoutPayments, dealWithFiles } = sampleIds;

	it('creates a payment over all that is left to pay of each deal, and writes a message with its own link', async () => {
		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		const created = [...sandbox.store.payments.values()].slice(-2);
		// Of the first one iphone 14, three iphone 10xs and one delivery are in no payment yet.
		expect(created).toMatchObject([
			{ paid: 'N', currency: 'RUB', sum: 79_999 + 3 * 5_550 + 250 },
			{ paid: 'N', currency: 'RUB', sum: 30_000 },
		]);
		const [first, second] = created.map(({ id }) => id);
		const text = (sum: string, id?: number) =>
			`Thank you for your order. Please pay ${sum} RUB here: https://sandbox.bitrix24.site/~pay${id}`;
		expect(json('Message')).toEqual([
			{ dealId: deal, paymentId: first, text: text('96899.00', first) },
			{ dealId: dealWithoutPayments, paymentId: second, text: text('30000.00', second) },
		]);
	});

	it('creates nothing for a deal that has nothing left to pay, and says so', async () => {
		const before = sandbox.store.payments.size;

		const { json } = await runExample(sandbox, file);

		expect(json('To check')).toEqual([
			{
				text: expect.stringMatching(
					`^${dealWithFiles}: Deal ${dealWithFiles} has no products or deliveries left `,
				),
			},
		]);
		expect(sandbox.store.payments.size).toBe(before + 2);
	});

	it('writes no message where no deal has anything left to pay', async () => {
		sandbox.store.productRows.clear();
		sandbox.store.deliveries.clear();

		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect(json('Message')).toEqual([]);
		expect(json('To check')).toHaveLength(3);
		expect(changes()).toEqual([]);
	});
});

describe('examples/remind-of-unpaid-payments.json', () => {
	it('writes a reminder of each unpaid payment, with its deal, and changes nothing', async () => {
		const { json } = await runExample(sandbox, exampleNamed('remind-of-unpaid-payments.json'));

		const reminder = (number: string, dealId: number, sum: string) => ({
			dealId,
			text: `Payment ${number} of deal ${dealId} is not paid yet: ${sum}`,
		});
		expect(json('Reminder')).toEqual([
			reminder('3654/1', 13145, '1200.50 EUR'),
			reminder('3654/2', 13145, '2401.00 EUR'),
			reminder('3655/1', 13146, '975.25 USD'),
			reminder('3655/2', 13146, '975.25 USD'),
		]);
		expect(changes()).toEqual([]);
	});
});

describe('examples/call-any-method.json', () => {
	const file = exampleNamed('call-any-method.json');

	it('writes a line for each large deal, the largest first, and changes nothing', async () => {
		const { json } = await runExample(sandbox, file);

		expect(json('Lines')).toEqual([
			{ text: 'Deal 13147, Сервер для филиала: 1250000 KZT' },
			{ text: 'Deal 13144, Поставка телефонов: 256647 RUB' },
			{ text: 'Deal 13149, Обучение сотрудников: 30000 RUB' },
		]);
		expect(changes()).toEqual([]);
	});

	it('gets all pages where there are many', async () => {
		for (let i = 0; i < 120; i += 1) sandbox.store.addDeal({ opportunity: 20_000 });

		const { json } = await runExample(sandbox, file);

		expect(json('Lines')).toHaveLength(123);
		expect(sent('crm.item.list')).toHaveLength(3);
	});
});
