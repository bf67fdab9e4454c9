import { exampleFiles } from '../examples/files';
import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import type { WorkflowFile } from '../support/engine';
import { useFixture } from './harness/fixture';
import { example } from './harness/workflow';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const fixture = useFixture();

const paidIds = () =>
	[...fixture.sandbox.store.payments.values()]
		.filter(({ paid }) => paid === 'Y')
		.map(({ id }) => id);

/** The payments that a run has changed to paid. */
async function paidBy(run: () => Promise<unknown>): Promise<number[]> {
	const before = paidIds();
	await run();
	return paidIds().filter((id) => !before.includes(id));
}

describe('An example', () => {
	it('has only nodes and versions that this n8n has', async () => {
		const types = await fixture.api.nodeTypes();
		const known = types.flatMap(({ name, version }) =>
			[version].flat().map((one) => `${name} ${one}`),
		);
		const used = exampleFiles().flatMap(({ name, text }) =>
			(JSON.parse(text) as WorkflowFile).nodes.map(({ type, typeVersion }) => ({
				...{ name, node: `${type} ${typeVersion}` },
			})),
		);
		expect(used.length).toBeGreaterThan(50);
		expect(used.filter(({ node }) => !known.includes(node))).toEqual([]);
	});
});

describe('An example, imported into n8n and executed', () => {
	it('pay-payments pays its ids, and its last node gets true for each', async () => {
		const paid = await paidBy(async () => {
			const { status, json } = await fixture.run(example('pay-payments'));
			expect(status).toBe('success');
			expect(json('Booleans')).toEqual([
				{ id: 1037, paid: true },
				{ id: 1038, paid: true },
				{ id: 1041, paid: true },
			]);
		});

		expect(paid).toEqual([1037, 1038, 1041]);
	});

	it('pay-by-id-on-schedule pays what can be paid, and reports the rest in one text', async () => {
		const paid = await paidBy(async () => {
			const { status, json } = await fixture.run(example('pay-by-id-on-schedule'));
			expect(status).toBe('success');
			expect(json('Paid')).toEqual([
				{ id: 1037, paid: true },
				{ id: 1041, paid: true },
			]);
			expect(json('Report')).toEqual([{ text: expect.stringMatching(/^Not paid:\n1043: .+$/) }]);
		});

		expect(paid).toEqual([1037, 1041]);
	});

	it('bank-statement-to-payments pays what a row means, and leaves the others to look at', async () => {
		const paid = await paidBy(async () => {
			const { status, jsonOfAllRuns: json } = await fixture.run(
				example('bank-statement-to-payments'),
			);
			expect(status).toBe('success');
			expect(json('Paid')).toEqual([
				{ reference: 'Transfer 1', paymentId: 1037, sum: 80499, currency: 'RUB' },
				{ reference: 'Transfer 2', paymentId: 1038, sum: 1200.5, currency: 'EUR' },
			]);
			expect(json('To check').map(({ text }) => String(text).split(':', 1)[0])).toEqual([
				'Transfer 1 again for payment 3653/2',
				'Transfer 5 for payment 9999/1',
				'Transfer 3 for deal 13146',
				'Transfer 4 for deal 13145',
			]);
		});

		expect(paid).toEqual([sampleIds.unpaid, sampleIds.unpaidToo]);
	});

	it('create-payment-and-send-link writes a message of each deal with the link of its own new payment', async () => {
		const { status, json } = await fixture.run(example('create-payment-and-send-link'));

		expect(status).toBe('success');
		const [first, second] = [...fixture.sandbox.store.payments.values()].slice(-2);
		expect(first?.sum).toBe(79_999 + 3 * 5_550 + 250);
		const text = (sum: string, id?: number) =>
			`Thank you for your order. Please pay ${sum} RUB here: https://sandbox.bitrix24.site/~pay${id}`;
		expect(json('Message')).toEqual([
			{ dealId: sampleIds.deal, paymentId: first?.id, text: text('96899.00', first?.id) },
			{
				dealId: sampleIds.dealWithoutPayments,
				paymentId: second?.id,
				text: text('30000.00', second?.id),
			},
		]);
		expect(json('To check')).toEqual([{ text: expect.stringMatching(/^13147: /) }]);
	});

	it('remind-of-unpaid-payments writes a reminder of each, once a day', async () => {
		const { store, clock } = fixture.sandbox;
		for (const payment of store.payments.values()) payment.paid = 'Y';
		const dateBill = isoDate(clock.now() - 8 * DAY_MS);
		const { id, orderId, accountNumber } = store.addPayment({
			...{ entityId: 13145, sum: 1200.5, dateBill },
		});
		store.addPayment({ entityId: 13145, sum: 7, dateBill: isoDate(clock.now() - 6 * DAY_MS) });
		const workflow = await fixture.add(example('remind-of-unpaid-payments'));

		const first = await fixture.api.run(workflow);
		const second = await fixture.api.run(workflow);

		expect([first.status, second.status]).toEqual(['success', 'success']);
		expect(first.json('Reminder')).toEqual([
			{
				owner: { entityTypeId: 2, entityId: 13145, orderId },
				text: `Payment ${accountNumber} of 1200.50 EUR is not paid yet. Please pay here: https://sandbox.bitrix24.site/~pay${id}`,
			},
		]);
		expect(second.json('Get link')).toHaveLength(1);
		expect(second.json('Reminder')).toEqual([]);
	});

	it('paid-yesterday-by-payment-system has a row for each payment system and currency', async () => {
		const { store, clock } = fixture.sandbox;
		const noon = new Date(clock.now() - DAY_MS + 3 * HOUR_MS).setUTCHours(9, 0, 0, 0);
		const paid = (sum: number, paySystemName?: string) =>
			store.addPayment({
				...{ entityId: sampleIds.deal, paid: 'Y' as const, datePaid: isoDate(noon), sum },
				...(paySystemName !== undefined && { paySystemName }),
			});
		const { paySystemName } = paid(0.1);
		paid(0.2);
		paid(5, '');

		const { status, json } = await fixture.run(example('paid-yesterday-by-payment-system'));

		expect(status).toBe('success');
		const date = isoDate(noon).slice(0, 10);
		expect(json('Table')).toEqual([
			{ date, paymentSystem: paySystemName, currency: 'RUB', payments: 2, sum: 0.3 },
			{ date, paymentSystem: 'Not known', currency: 'RUB', payments: 1, sum: 5 },
		]);
	});

	it('take-back-a-mistake deletes its payments and no others', async () => {
		const before = [...fixture.sandbox.store.payments.keys()];

		const { status, json } = await fixture.run(example('take-back-a-mistake'));

		expect(status).toBe('success');
		const after = [...fixture.sandbox.store.payments.keys()];
		expect(before.filter((id) => !after.includes(id))).toEqual([1040, 1047]);
		expect(json('Undone')).toHaveLength(2);
	});

	it('call-any-method writes a line for each large deal', async () => {
		const { status, json } = await fixture.run(example('call-any-method'));

		expect(status).toBe('success');
		expect(json('Lines').map(({ text }) => text)).toEqual([
			'Deal 13147, Сервер для филиала: 1250000 KZT',
			'Deal 13144, Поставка телефонов: 256647 RUB',
			'Deal 13149, Обучение сотрудников: 30000 RUB',
		]);
	});
});
