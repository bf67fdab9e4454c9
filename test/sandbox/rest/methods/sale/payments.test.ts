import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
	sandbox.settings.culture = 'ru';
});
afterAll(async () => await sandbox.stop());

type Rows = Array<Record<string, unknown>>;
const listed = async (parameters: object): Promise<Rows> =>
	(await resultOf<{ payments: Rows }>(sandbox, 'sale.payment.list', parameters)).payments;
test('sale.payment.list comes in pages, with the order of each payment', async () => {
	sandbox.store.addPayments(100);
	const { body } = await callWebhook(sandbox, 'sale.payment.list', {
		start: 50,
		order: { id: 'asc' },
	});
	expect(body).toMatchObject({ total: 113, next: 100 });
	const { payments: rows } = body.result as { payments: Array<{ id: number; orderId: number }> };
	expect(rows[0]).toMatchObject({ id: 1086, orderId: 3661 });
});

const whole = {
	...{ id: 1036, orderId: 3653, accountNumber: '3653/1', paid: 'Y', empPaidId: 1 },
	...{ datePaid: '2024-05-20T12:32:02+03:00', dateBill: '2024-05-20T12:30:00+03:00' },
	...{ paySystemId: 6, paySystemName: 'Наличные', paySystemIsCash: 'Y', paySystemXmlId: 'bx_ps6' },
	...{ sum: 79_999, currency: 'RUB', xmlId: 'bx_40c', comments: '', isReturn: 'N' },
	...{ payVoucherNum: '', payVoucherDate: null, psInvoiceId: '', psSum: null, responsibleId: null },
};

test('sale.payment.list and get show all fields, by their alphabet, and list what was selected', async () => {
	const [payment = {}] = await listed({ filter: { id: 1036 } });
	expect(payment).toMatchObject(whole);
	expect(Object.keys(payment)).toHaveLength(44);
	expect(Object.keys(payment)).toEqual(Object.keys(payment).sort());
	expect(await resultOf(sandbox, 'sale.payment.get', { id: 1036 })).toEqual({ payment });
	expect(await listed({ filter: { id: 1036 }, select: ['paid', 'id', 'none'] })).toEqual([
		{ id: 1036, paid: 'Y' },
	]);
});

test('a date is answered in the user’s time, under the portal’s own offset', async () => {
	sandbox.settings.user = { admin: true, hoursAhead: 2 };
	expect(await listed({ filter: { id: 1036 } })).toMatchObject([
		{ datePaid: '2024-05-20T14:32:02+03:00' },
	]);
});

const set = async (fields: object, id: number = sampleIds.unpaid) =>
	await resultOf<{ payment: Record<string, unknown> }>(sandbox, 'sale.payment.update', {
		id,
		fields,
	});
const refused = async (fields: object, id: number = sampleIds.unpaid) =>
	await errorOf(sandbox, 'sale.payment.update', { id, fields });

test('update sets the voucher, the comments and the number of another system, and answers the payment', async () => {
	const fields = {
		...{ paySystemId: 7, payVoucherNum: '17', payVoucherDate: '2024-06-03T00:00:00+03:00' },
		...{ comments: 'By bank', xmlId: '1c-17', isReturn: 'N', psInvoiceId: 5 },
	};
	const { payment } = await set(fields);
	expect(payment).toMatchObject({ ...fields, id: 1037, paySystemName: 'Card', psInvoiceId: '5' });
	expect(await listed({ filter: { xmlId: '1c-17' } })).toEqual([payment]);
	expect(sandbox.journal.entries[0]?.changes).toContainEqual({
		...{ entity: 'payment', id: 1037, field: 'payVoucherNum', from: '', to: '17' },
	});
});

test('update pays with the date it is given, however early; without one it is now', async () => {
	const datePaid = '2024-01-15T10:00:00+03:00';
	expect((await set({ paySystemId: 6, paid: 'Y', datePaid })).payment).toMatchObject({
		...{ paid: 'Y', datePaid, empPaidId: 1 },
	});
	const { payment } = await set({ paySystemId: 7, paid: 'Y' }, 1038);
	expect(Date.parse(String(payment.datePaid))).toBeGreaterThan(sandbox.clock.now() - 5000);
});

test('update drops what can’t be set, and dates that are none', async () => {
	const { payment } = await set({
		...{ paySystemId: 6, id: 5, orderId: 5, accountNumber: '5', currency: 'EUR', foo: 1 },
		...{ payVoucherDate: 'soon', dateBill: '' },
	});
	expect(payment).toMatchObject({
		...{ id: 1037, orderId: 3653, accountNumber: '3653/2', currency: 'RUB' },
		...{ payVoucherDate: null, dateBill: '2024-05-20T12:30:00+03:00' },
	});
	expect(payment).not.toHaveProperty('foo');
	expect(sandbox.journal.entries[0]?.changes).toEqual([]);
});

test('update needs the payment system each time, and one that is there', async () => {
	expect(await refused({ comments: 'x' })).toEqual({
		...{ status: 400, code: '0', text: 'Required fields: paySystemId' },
	});
	expect(await refused({ paySystemId: 99 })).toMatchObject({
		code: 'SALE_PAYMENT_WRONG_PAYMENT_SERVICE',
	});
	expect(await refused({ paySystemId: 6 }, 5)).toMatchObject({ code: '200640400001' });
});

test('update changes the sum of an unpaid payment alone, and nothing of what a cancelled order owes', async () => {
	expect((await set({ paySystemId: 6, sum: '100.5' })).payment).toMatchObject({ sum: 100.5 });
	expect(await refused({ paySystemId: 6, sum: 1 }, sampleIds.paid)).toMatchObject({ code: '0' });
	expect((await set({ paySystemId: 6, sum: 79_999 }, sampleIds.paid)).payment.sum).toBe(79_999);
	const canceled = 'SALE_ORDER_PAID_ORDER_CANCELED';
	const id = sampleIds.cancelled;
	expect(await refused({ paySystemId: 9, sum: 1 }, id)).toMatchObject({ code: canceled });
	expect(await refused({ paySystemId: 9, paid: 'Y' }, id)).toMatchObject({ code: canceled });
	expect((await set({ paySystemId: 9, comments: 'Called' }, id)).payment.comments).toBe('Called');
});

test.each([
	['R', '200040300020'],
	['D', '200040300020'],
] as const)('with the right %s on the shop a payment isn’t updated', async (sale, code) => {
	sandbox.settings.user = { admin: false, sale };
	const denied = { status: 400, code, text: 'Access Denied' };
	expect(await refused({ paySystemId: 6, comments: 'x' })).toEqual(denied);
	const read = await errorOf(sandbox, 'sale.payment.get', { id: 1037 });
	expect(read?.code).toBe(sale === 'R' ? undefined : '200040300010');
});

test('getFields describes every field', async () => {
	const { payment } = await resultOf<{ payment: Record<string, object> }>(
		sandbox,
		'sale.payment.getfields',
	);
	expect(Object.keys(payment)).toHaveLength(44);
	expect(payment).toMatchObject({
		payVoucherDate: { type: 'datetime', isReadOnly: false, isRequired: false, isImmutable: false },
		paySystemId: { type: 'integer', isRequired: true },
		orderId: { type: 'integer', isRequired: true, isImmutable: true },
		accountNumber: { type: 'string', isReadOnly: true },
		isReturn: { type: 'char' },
	});
});
