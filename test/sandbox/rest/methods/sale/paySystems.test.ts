import { type Sandbox, startSandbox } from '../../../index';
import { errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
	sandbox.settings.phoneConfirmed = true;
});
afterAll(async () => await sandbox.stop());

test('sale.paysystem.list speaks upper case, forgets operators and is for administrators', async () => {
	const parameters = { SELECT: ['ID', 'NAME'], FILTER: { '>ID': 7 } };
	expect(await resultOf(sandbox, 'sale.paysystem.list', parameters)).toEqual([
		{ ID: '7', NAME: 'Card' },
	]);
	const all = await resultOf<Array<Record<string, string>>>(sandbox, 'sale.paysystem.list');
	expect(all.map((one) => one.ENTITY_REGISTRY_TYPE)).toEqual([
		...Array<string>(5).fill('ORDER'),
		...['CRM_INVOICE', 'CRM_QUOTE'],
	]);
	const ofOrders = { FILTER: { ENTITY_REGISTRY_TYPE: 'ORDER' }, SELECT: ['ID'] };
	expect(await resultOf(sandbox, 'sale.paysystem.list', ofOrders)).toHaveLength(5);
	sandbox.settings.user = { admin: false };
	expect(await errorOf(sandbox, 'sale.paysystem.list')).toEqual({
		status: 403,
		code: 'ACCESS_DENIED',
		text: 'Access denied!',
	});
});

const url = 'salescenter.payment.getPublicUrl';

test.each([
	{},
	{ options: {} },
	{ options: { qr: null } },
	{ options: { qr: { w: 200, h: 200 } } },
])('getPublicUrl always answers two addresses and a PNG, with %j too', async (parameters) => {
	const { payment } = await resultOf<{ payment: Record<string, string> }>(sandbox, url, {
		...{ id: 1038, ...parameters },
	});
	expect(Object.keys(payment)).toEqual(['url', 'shortUrl', 'qr']);
	const png = Buffer.from(payment.qr ?? '', 'base64');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
});

test.each([
	[1, 'int'],
	[0, 'int'],
	[1.5, 'float'],
	['1', 'string'],
	[true, 'bool'],
])('options.qr is an array to the server: %j breaks it', async (qr, type) => {
	expect(await errorOf(sandbox, url, { id: 1038, options: { qr } })).toEqual({
		status: 400,
		code: '0',
		text: expect.stringContaining(`must be of type ?array, ${type} given`),
	});
});

test('getPublicUrl tells a payment that is not there from an id that is none', async () => {
	const notThere = { code: '200640400001', text: 'payment is not exists' };
	expect(await errorOf(sandbox, url, { id: 5 })).toMatchObject(notThere);
	expect(await errorOf(sandbox, url, { id: 'abc' })).toMatchObject(notThere);
	expect(await errorOf(sandbox, url, { id: [5] })).toMatchObject({
		...{ code: '0', text: 'Parameter id must be integer' },
	});
});

test('getPublicUrl answers 200 without a payment while the site’s phone is not confirmed', async () => {
	sandbox.settings.phoneConfirmed = false;
	expect(await resultOf(sandbox, url, { id: 1038 })).toEqual({
		connectedSiteId: 27,
		isPhoneConfirmed: false,
	});
});
