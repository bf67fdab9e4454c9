import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.deniedText = 'english';
});
afterAll(async () => await sandbox.stop());

const method = (name: string) => `crm.item.payment.${name}`;
const denied = { status: 403, code: 'ACCESS_DENIED', text: 'Access denied' };

test('get answers a payment with numbers as numbers', async () => {
	expect(await resultOf(sandbox, method('get'), { id: sampleIds.paid })).toEqual({
		id: 1036,
		accountNumber: '3653/1',
		paid: 'Y',
		datePaid: '2024-05-20T12:32:02+03:00',
		empPaidId: 1,
		paySystemId: 6,
		sum: 79999,
		currency: 'RUB',
		paySystemName: 'Наличные',
	});
});

test('pay sets paid, date and payer, and the journal says what changed', async () => {
	expect(await resultOf(sandbox, method('pay'), { id: 1038 })).toBe(true);
	expect(sandbox.store.payment(1038)).toMatchObject({ paid: 'Y', empPaidId: 1 });
	expect(sandbox.journal.entries[0]?.changes).toContainEqual({
		entity: 'payment',
		id: 1038,
		field: 'paid',
		from: 'N',
		to: 'Y',
	});
});

test('paying what is paid answers true and changes nothing', async () => {
	expect(await resultOf(sandbox, method('pay'), { id: sampleIds.paid })).toBe(true);
	expect(sandbox.journal.entries[0]?.changes).toEqual([]);
});

test('unpay keeps the date and the payer of before', async () => {
	expect(await resultOf(sandbox, method('unpay'), { id: sampleIds.paid })).toBe(true);
	expect(sandbox.store.payment(sampleIds.paid)).toMatchObject({
		paid: 'N',
		datePaid: '2024-05-20T12:32:02+03:00',
		empPaidId: 1,
	});
});

test.each([
	['of a cancelled order', sampleIds.cancelled, 'SALE_ORDER_PAID_ORDER_CANCELED'],
	['from an empty account', sampleIds.noFunds, 'BX_ERROR'],
	['without the right to it', sampleIds.denied, 'ACCESS_DENIED'],
])('a payment %s is not paid', async (_why, id, code) => {
	expect(await errorOf(sandbox, method('pay'), { id })).toMatchObject({ code });
	expect(sandbox.store.payment(id).paid).toBe('N');
});

test('an older portal denies with code 0 and a Russian text', async () => {
	expect(await errorOf(sandbox, method('pay'), { id: sampleIds.denied })).toEqual(denied);
	sandbox.settings.deniedText = 'russian';
	expect(await errorOf(sandbox, method('pay'), { id: sampleIds.denied })).toEqual({
		status: 400,
		code: 0,
		text: 'Недостаточно прав',
	});
});

test('add makes an unpaid payment of nothing, of a deal or an invoice alone', async () => {
	const deal = { entityId: sampleIds.dealWithoutPayments, entityTypeId: 2 };
	const fields = { paySystemId: sampleIds.card };
	const id = await resultOf<number>(sandbox, method('add'), { ...deal, fields });
	expect(sandbox.store.payment(id)).toMatchObject({ paid: 'N', sum: 0, paySystemName: 'Card' });
	expect(await errorOf(sandbox, method('add'), { entityId: 1, entityTypeId: 4 })).toMatchObject({
		text: 'Payments are not available for this entity',
	});
	expect(await errorOf(sandbox, method('add'), { entityId: 5, entityTypeId: 2 })).toMatchObject({
		text: 'Entity with identifier №5 does not exist',
	});
	expect(
		await errorOf(sandbox, method('add'), { entityId: sampleIds.dealDenied, entityTypeId: 2 }),
	).toEqual(denied);
});

test('update changes paid and payment system, and drops other fields silently', async () => {
	const fields = { paid: 'Y', paySystemId: sampleIds.card, sum: 1 };
	expect(await resultOf(sandbox, method('update'), { id: 1037, fields })).toBe(true);
	expect(sandbox.store.payment(1037)).toMatchObject({
		paid: 'Y',
		paySystemName: 'Card',
		sum: 80499,
	});
});

test('update without a field it knows, or with an unknown payment system, fails', async () => {
	const update = async (fields: object) =>
		(await errorOf(sandbox, method('update'), { id: 1037, fields }))?.text;
	expect(await update({ sum: 1 })).toBe('Empty fields');
	expect(await update({ paySystemId: 5 })).toBe('Payment system has not been found');
});

test('delete takes the unpaid payment away, with its items, and refuses a paid one', async () => {
	expect(await resultOf(sandbox, method('delete'), { id: sampleIds.unpaid })).toBe(true);
	expect(sandbox.store.payments.has(sampleIds.unpaid)).toBe(false);
	expect(sandbox.store.payableItems.has(sampleIds.productItem)).toBe(false);
	expect(await errorOf(sandbox, method('delete'), { id: sampleIds.paid })).toMatchObject({
		code: 'SALE_PAYMENT_DELETE_EXIST_PAID',
	});
});

test('reset brings back every payment as it was', async () => {
	const before = JSON.stringify([...sandbox.store.payments]);
	await resultOf(sandbox, method('pay'), { id: 1038 });
	sandbox.store.addPayments(10);
	sandbox.reset();
	expect(JSON.stringify([...sandbox.store.payments])).toBe(before);
});

test('many payments can be added at once for bulk work', async () => {
	const ids = sandbox.store.addPayments(10_000);
	expect(new Set(ids).size).toBe(10_000);
	expect(await resultOf(sandbox, method('pay'), { id: ids[9_999] })).toBe(true);
});
