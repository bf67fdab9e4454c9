import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { asApplication } from '../../../support/oauthClient';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
});
afterAll(async () => await sandbox.stop());

type Rows = Array<{ id: number }>;

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

const item = async (method: string, parameters: object) =>
	(
		await resultOf<{ item: Record<string, unknown> }>(sandbox, `crm.item.${method}`, {
			...{ entityTypeId: 2, id: sampleIds.deal, ...parameters },
		})
	).item;

test('a deal stands in a stage of its funnel, an invoice too, which has a number besides', async () => {
	expect(await item('get', { id: 13_145 })).toEqual({
		...{ id: 13_145, title: 'Website redesign', opportunity: 4_802, currencyId: 'EUR' },
		...{ categoryId: 0, stageId: 'NEW', entityTypeId: 2 },
		movedTime: '2024-05-20T10:00:00+03:00',
	});
	expect(await item('get', { id: 13_146 })).toMatchObject({ categoryId: 1, stageId: 'C1:NEW' });
	expect(await item('get', { entityTypeId: 31, id: 73 })).toMatchObject({
		...{ accountNumber: '73', categoryId: 3, stageId: 'DT31_3:N', entityTypeId: 31 },
	});
});

test('an invoice is found by its number, a deal has none', async () => {
	const filter = { accountNumber: '2024-071' };
	const select = ['id', 'accountNumber'];
	expect(await resultOf(sandbox, 'crm.item.list', { entityTypeId: 31, filter, select })).toEqual({
		items: [{ id: sampleIds.invoice, accountNumber: '2024-071' }],
	});
	const several = { '@accountNumber': ['73', '2024-071', '0073', '9'] };
	expect(
		await resultOf(sandbox, 'crm.item.list', { entityTypeId: 31, filter: several, select }),
	).toEqual({
		items: [
			{ id: sampleIds.invoice, accountNumber: '2024-071' },
			{ id: 73, accountNumber: '73' },
		],
	});
	expect(await errorOf(sandbox, 'crm.item.list', { entityTypeId: 2, filter })).toMatchObject({
		code: 'INVALID_ARG_VALUE',
	});
});

test.each([
	[{ stageId: 'WON' }, { categoryId: 0, stageId: 'WON' }],
	[{ stageId: 'C1:WON' }, { categoryId: 0, stageId: 'NEW' }],
	[{ stageId: 'nowhere' }, { categoryId: 0, stageId: 'NEW' }],
	[{ categoryId: 1 }, { categoryId: 1, stageId: 'C1:NEW' }],
	[
		{ categoryId: 1, stageId: 'C1:WON' },
		{ categoryId: 1, stageId: 'C1:WON' },
	],
	[{ categoryId: 9 }, { categoryId: 0, stageId: 'NEW' }],
	[
		{ title: 'Phones', foo: 1 },
		{ title: 'Phones', stageId: 'NEW' },
	],
])('an update with %j answers true to what became of it: %j', async (fields, became) => {
	expect(await item('update', { fields })).toMatchObject(became);
	expect(sandbox.store.deals.get(sampleIds.deal)).toMatchObject(became);
});

test('a deal has the time when its stage last changed, and of nothing else', async () => {
	const { movedTime } = await item('update', { fields: { title: 'Phones' } });
	expect(movedTime).toBe('2024-05-20T10:00:00+03:00');
	const moved = await item('update', { fields: { stageId: 'WON' } });
	expect(Date.parse(String(moved.movedTime))).toBeGreaterThan(sandbox.clock.now() - 60_000);
	expect(await item('update', { fields: { stageId: 'WON' } })).toEqual(moved);
});

test('in another funnel a deal that was won is won', async () => {
	await item('update', { fields: { stageId: 'WON' } });
	expect(await item('update', { fields: { categoryId: 1 } })).toMatchObject({ stageId: 'C1:WON' });
});

test('paying an invoice’s payment does not move its stage', async () => {
	await resultOf(sandbox, 'crm.item.payment.pay', { id: sampleIds.unpaidOfInvoice });
	expect(await item('get', { entityTypeId: 31, id: sampleIds.invoice })).toMatchObject({
		stageId: 'DT31_3:N',
	});
});

const FILES = 'ufCrm_1720019876534';

test('a file’s address for programs holds the webhook’s secret, alone and in lists', async () => {
	const { [FILES]: files } = await item('get', { id: sampleIds.dealWithFiles });
	expect(files).toMatchObject([{ id: 5101 }, { id: 5102 }]);
	const [{ url, urlMachine }] = files as [Record<string, string>];
	expect(url).toContain('entityTypeId=2&id=13147&fieldName=UF_CRM_1720019876534&fileId=5101');
	expect(url).not.toContain(sandbox.secret);
	expect(urlMachine).toContain(`/rest/1/${sandbox.secret}/crm.controller.item.getFile/?token=`);
	const filter = { id: sampleIds.dealWithFiles };
	const list = { entityTypeId: 2, filter };
	expect(await resultOf(sandbox, 'crm.item.list', list)).toEqual({
		items: [await item('get', { id: sampleIds.dealWithFiles })],
	});
	expect(await resultOf(sandbox, 'crm.item.list', { ...list, select: ['title'] })).toEqual({
		items: [{ id: sampleIds.dealWithFiles, title: 'Сервер для филиала' }],
	});
});

test('for an application it holds the access token of the call', async () => {
	const { body } = await asApplication(sandbox, 'crm.item.get', {
		...{ entityTypeId: 31, id: sampleIds.invoiceWithFile },
	});
	expect(JSON.stringify(body.result)).toContain(`getFile.json?auth=${sandbox.oauth.accessToken}&`);
	expect(JSON.stringify(body.result)).not.toContain(sandbox.secret);
});
