import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import type { Payment, PaymentGiven } from '../sandbox/store/records';
import { credentialsFor } from '../support/engine/runNode';
import { removeDuplicates } from '../support/engine/standIns';
import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample } from './example';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const LINK = 'salescenter.payment.getPublicUrl';

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
	const file = exampleNamed('remind-of-unpaid-payments.json');
	const daysAgo = (days: number) => isoDate(sandbox.clock.now() - days * DAY_MS);
	const add = (days: number, given: PaymentGiven) =>
		sandbox.store.addPayment({ dateBill: daysAgo(days), ...given });

	const reminder = ({ id, orderId, accountNumber }: Payment, sum: string, owner: object) => ({
		owner: { ...owner, orderId },
		text: `Payment ${accountNumber} of ${sum} is not paid yet. Please pay here: https://sandbox.bitrix24.site/~pay${id}`,
	});

	beforeEach(() => {
		for (const payment of sandbox.store.payments.values()) payment.paid = 'Y';
	});

	it('writes a reminder with link and owner of each payment that is unpaid for seven days, and changes nothing', async () => {
		const old = add(8, { entityId: 13145, sum: 1200.5 });
		const ofInvoice = add(400, { entityTypeId: 31, entityId: 71, sum: 40 });
		add(6, { entityId: 13145, sum: 7 });
		add(9, { entityId: 13145, sum: 8, paid: 'Y' });
		// There is nothing to pay of an empty one.
		add(9, { entityId: 13145, sum: 0 });

		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect(json('Reminder')).toEqual([
			reminder(old, '1200.50 EUR', { entityTypeId: 2, entityId: 13145 }),
			reminder(ofInvoice, '40.00 RUB', { entityTypeId: 31, entityId: 71 }),
		]);
		expect(json('To check')).toEqual([]);
		expect(changes()).toEqual([]);
	});

	it('leaves a payment without a link to check, with the reason, and reminds of the others', async () => {
		const denied = add(8, { entityId: 13145, sum: 10 });
		const other = add(8, { entityId: 13145, sum: 20 });
		sandbox.faults.order({
			...{ kind: 'error', code: '0', text: 'No payment site', method: LINK },
		});

		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect(json('To check')).toEqual([
			{ text: `Payment ${denied.accountNumber}: No payment site` },
		]);
		expect(json('Reminder')).toEqual([
			reminder(other, '20.00 EUR', { entityTypeId: 2, entityId: 13145 }),
		]);
	});

	it('reminds once a day, however often it runs', async () => {
		add(8, { entityId: 13145, sum: 1200.5 });
		const nodes = { 'n8n-nodes-base.removeDuplicates': removeDuplicates(true) };
		const run = async () =>
			await runExample(sandbox, file, [{}], credentialsFor(sandbox), { nodes });

		const first = await run();
		expect(first.error).toBeUndefined();
		expect(first.json('Reminder')).toHaveLength(1);
		const { json, status } = await run();

		expect(status).toBe('success');
		expect(json('Get link')).toHaveLength(1);
		expect(json('Reminder')).toEqual([]);
	});

	it('reminds of nothing, and does not fail, where nothing is unpaid', async () => {
		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect([json('Reminder'), json('To check')]).toEqual([[], []]);
		expect(sent(LINK)).toEqual([]);
	});
});

describe('examples/paid-yesterday-by-payment-system.json', () => {
	const file = exampleNamed('paid-yesterday-by-payment-system.json');
	const { cash, card, deal } = sampleIds;
	/** The zone of the portal, and of the example, is three hours before UTC. */
	const midnight = () =>
		new Date(sandbox.clock.now() + 3 * HOUR_MS).setUTCHours(0, 0, 0, 0) - 3 * HOUR_MS;
	const date = () => isoDate(midnight() - 1).slice(0, 10);
	const nameOf = (id: number) => sandbox.store.paySystems.get(id)?.name;

	const paidAt = (ms: number, given: PaymentGiven) =>
		sandbox.store.addPayment({
			...{ entityId: deal, paid: 'Y', datePaid: isoDate(ms), dateBill: isoDate(ms) },
			...given,
		});

	it.each([
		['numbers', false],
		['texts', true],
	])(
		'has a row for each payment system and currency of yesterday in the portal, with sums that come as %s',
		async (_name, numbersAsText) => {
			Object.assign(sandbox.settings.oddities, { numbersAsText });
			paidAt(midnight() - DAY_MS, { paySystemId: cash, sum: 0.1 });
			paidAt(midnight() - 1_000, { paySystemId: cash, sum: 0.2 });
			paidAt(midnight() - DAY_MS / 2, { paySystemId: card, sum: 5 });
			paidAt(midnight() - DAY_MS / 2, { paySystemId: cash, sum: 7, entityId: 13145 });
			paidAt(midnight() - DAY_MS - 1_000, { paySystemId: cash, sum: 1000 });
			paidAt(midnight(), { paySystemId: cash, sum: 1000 });

			const { json, status } = await runExample(sandbox, file);

			expect(status).toBe('success');
			const row = (id: number, currency: string, payments: number, sum: number) => ({
				...{ date: date(), paymentSystem: nameOf(id), currency, payments, sum },
			});
			expect(json('Table')).toEqual([
				row(cash, 'RUB', 2, 0.3),
				row(card, 'RUB', 1, 5),
				row(cash, 'EUR', 1, 7),
			]);
			expect(changes()).toEqual([]);
		},
	);

	it('counts payments whose payment system has no name in one row', async () => {
		paidAt(midnight() - DAY_MS / 2, { paySystemName: '', sum: 3 });
		const gone = paidAt(midnight() - DAY_MS / 2, { sum: 4 });
		Object.assign(gone, { paySystemName: null });

		const { json } = await runExample(sandbox, file);

		expect(json('Table')).toEqual([
			{ date: date(), paymentSystem: 'Not known', currency: 'RUB', payments: 2, sum: 7 },
		]);
	});

	it('has no row, and does not fail, where nothing was paid', async () => {
		const { json, status } = await runExample(sandbox, file);

		expect(status).toBe('success');
		expect(json('Table')).toEqual([]);
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
