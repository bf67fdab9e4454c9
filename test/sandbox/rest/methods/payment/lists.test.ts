import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
	sandbox.settings.phoneConfirmed = true;
	sandbox.settings.culture = 'ru';
});
afterAll(async () => await sandbox.stop());

type Rows = Array<{ id: number }>;
const deal = { entityId: sampleIds.dealWithTwoUnpaid, entityTypeId: 2 };
const payments = async (parameters: object) =>
	(await resultOf<Rows>(sandbox, 'crm.item.payment.list', { ...deal, ...parameters })).map(
		({ id }) => id,
	);

test('payments of one owner come as a bare list, without paging, by id', async () => {
	const { body } = await callWebhook(sandbox, 'crm.item.payment.list', { ...deal, start: 2 });
	expect(body).not.toHaveProperty('total');
	expect(await payments({})).toEqual([1038, 1039, 1040]);
});

test.each([
	[{ paid: 'N' }, [1038, 1039]],
	[{ '!=paid': 'N' }, [1040]],
	[{ '@id': [1038, 1040] }, [1038, 1040]],
	[{ '!@id': [1038, 1040] }, [1039]],
	[{ id: ['1039'] }, [1039]],
	[{ '>sum': 1200.5 }, [1039]],
	[{ '>=sum': '1200.5' }, [1038, 1039, 1040]],
	[{ '<sum': 2401 }, [1038, 1040]],
	[{ '<=id': 1039 }, [1038, 1039]],
	[{ '%paySystemName': 'car' }, [1038, 1039]],
	[{ '=%paySystemName': 'ca%' }, [1038, 1039, 1040]],
	[{ '%=paySystemName': '%rd' }, [1038, 1039]],
	[{ '!=%paySystemName': '%a%d' }, [1040]],
	[{ '=orderId': 1 }, [1038, 1039, 1040]],
	[{ orderId: 1 }, []],
	[{ datePaid: null }, [1038, 1039]],
])('the filter %j finds %j', async (filter, ids) => {
	expect(await payments({ filter })).toEqual(ids);
});

test('order sorts by several fields', async () => {
	expect(await payments({ order: { sum: 'desc', id: 'DESC' } })).toEqual([1039, 1040, 1038]);
});

test('upper-case keys break, and an unknown field names what it became', async () => {
	const filtered = async (filter: object) =>
		await errorOf(sandbox, 'crm.item.payment.list', { ...deal, filter });
	const text = (field: string) =>
		`Unknown field definition \`${field}\` (${field}) for \\Bitrix\\Sale\\Internals\\Payment Entity.`;
	expect(await filtered({ ID: 1 })).toEqual({ status: 400, code: '100', text: text('I_D') });
	expect((await filtered({ foo: 1 }))?.text).toBe(text('FOO'));
});

test('an owner that does not exist, or has no order, has no payments; a denied one is denied', async () => {
	expect(await payments({ entityId: 5 })).toEqual([]);
	expect(await payments({ entityTypeId: 4 })).toEqual([]);
	expect(await payments({ entityId: sampleIds.dealWithoutPayments })).toEqual([]);
	const other = { ...deal, entityId: sampleIds.dealDenied };
	expect((await errorOf(sandbox, 'crm.item.payment.list', other))?.code).toBe('ACCESS_DENIED');
});

test.each([
	['>=', [1040]],
	['>', [1040]],
	['<=', []],
	['<', []],
	['=', []],
	['!=', [1038, 1039, 1040]],
	['@', []],
])('a date in ISO 8601 is read as nothing: %sdatePaid finds %j', async (operator, ids) => {
	const far = '2999-01-01T00:00:00+03:00';
	const filter = { [`${operator}datePaid`]: operator === '@' ? [far] : far };
	expect(await payments({ filter })).toEqual(ids);
});

test.each([
	['ru', '20.05.2024 12:32:02', '21.05.2024'],
	['us', '05/20/2024 12:32:02', '05/21/2024'],
	['gb', '20/05/2024 12:32:02', '21/05/2024'],
] as const)(
	'a date in the format of the %s culture is read right',
	async (culture, then, later) => {
		sandbox.settings.culture = culture;
		expect(await payments({ filter: { '<=datePaid': then } })).toEqual([1040]);
		expect(await payments({ filter: { '>=datePaid': later } })).toEqual([]);
	},
);

test('deliveries read a date in their filter no better', async () => {
	Object.assign(sandbox.store.deliveries.get(sampleIds.delivery) ?? {}, {
		dateDeducted: '2024-05-20T12:32:02+03:00',
	});
	const found = async (filter: object) =>
		(
			await resultOf<Rows>(sandbox, 'crm.item.delivery.list', {
				...{ entityId: sampleIds.deal, entityTypeId: 2, filter },
			})
		).map(({ id }) => id);
	expect(await found({ '>=dateDeducted': '2999-01-01' })).toEqual([sampleIds.delivery]);
	expect(await found({ '<=dateDeducted': '2999-01-01' })).toEqual([]);
});

test('crm.item.list names the field that its filter or its order can’t have', async () => {
	const refused = async (parameters: object) =>
		await errorOf(sandbox, 'crm.item.list', { entityTypeId: 2, ...parameters });
	expect(await refused({ filter: { '>=foo': 1 } })).toEqual({
		status: 400,
		code: 'INVALID_ARG_VALUE',
		text: "Invalid filter: field '>=FOO' is not allowed in filter",
	});
	expect(await refused({ order: { foo: 'ASC' } })).toMatchObject({
		text: "Invalid order: field 'FOO' is not allowed in order",
	});
});

test('crm.item.list comes in pages of 50, with next and total', async () => {
	for (let count = 0; count < 60; count++) sandbox.store.addDeal({ title: `Bulk ${count}` });
	const filter = { '%title': 'bulk' };
	const first = await callWebhook(sandbox, 'crm.item.list', { entityTypeId: 2, filter });
	expect(first.body).toMatchObject({ next: 50, total: 60 });
	expect((first.body.result as { items: Rows }).items).toHaveLength(50);
	const second = await callWebhook(sandbox, 'crm.item.list', {
		entityTypeId: 2,
		filter,
		start: 50,
	});
	expect((second.body.result as { items: Rows }).items).toHaveLength(10);
	expect(second.body).not.toHaveProperty('next');
});

test('crm.item.list knows deals and invoices, and not those the user may not see', async () => {
	const ids = async (parameters: object) =>
		(await resultOf<{ items: Rows }>(sandbox, 'crm.item.list', parameters)).items.map(
			({ id }) => id,
		);
	expect(await ids({ entityTypeId: 31, filter: { '@id': [71, 73] } })).toEqual([71, 73]);
	expect(await ids({ entityTypeId: 2 })).not.toContain(sampleIds.dealDenied);
	expect(await errorOf(sandbox, 'crm.item.list', { entityTypeId: 5 })).toBeDefined();
});

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

test('sale.paysystem.list speaks upper case, forgets operators and is for administrators', async () => {
	const parameters = { SELECT: ['ID', 'NAME'], FILTER: { '>ID': 7 } };
	expect(await resultOf(sandbox, 'sale.paysystem.list', parameters)).toEqual([
		{ ID: '7', NAME: 'Card' },
	]);
	expect(await resultOf(sandbox, 'sale.paysystem.list', { select: ['ID'] })).toHaveLength(5);
	sandbox.settings.user = { admin: false };
	expect(await errorOf(sandbox, 'sale.paysystem.list')).toEqual({
		status: 403,
		code: 'ACCESS_DENIED',
		text: 'Access denied!',
	});
});

test('getPublicUrl answers two addresses, and a PNG where it is asked for', async () => {
	const url = 'salescenter.payment.getPublicUrl';
	const plain = await resultOf<{ payment: Record<string, string> }>(sandbox, url, { id: 1038 });
	expect(Object.keys(plain.payment)).toEqual(['url', 'shortUrl']);
	const options = { qr: true };
	const { payment } = await resultOf<typeof plain>(sandbox, url, { id: 1038, options });
	const png = Buffer.from(payment.qr ?? '', 'base64');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect(await errorOf(sandbox, url, { id: 5 })).toMatchObject({ code: '200640400001' });
	sandbox.settings.phoneConfirmed = false;
	expect(await resultOf(sandbox, url, { id: 1038 })).toEqual({
		connectedSiteId: 27,
		isPhoneConfirmed: false,
	});
});
