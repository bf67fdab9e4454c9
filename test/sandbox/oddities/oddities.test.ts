import {
	NO_ODDITIES,
	OLD_BOX,
	type OdditySettings,
	type Sandbox,
	sampleIds,
	startSandbox,
} from '../index';
import { callWithToken } from '../support/oauthClient';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.oddities = NO_ODDITIES;
});
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';
const id = sampleIds.unpaid;
const paid = () => sandbox.store.payment(id).paid;
const make = (oddities: Partial<OdditySettings>) => {
	sandbox.settings.oddities = { ...NO_ODDITIES, ...oddities };
};
const get = async (redirect: 'manual' | 'follow' = 'manual') =>
	await fetch(`${sandbox.webhookUrl}${pay}?id=${id}`, { redirect });

test.each(['/bitrix/coupon_activation.php', '/auth/'])(
	'a closed portal sends every call to its own %s, a page with 200, and does nothing',
	async (closedAt) => {
		make({ closedAt });
		const response = await get();
		expect([response.status, response.headers.get('location')]).toEqual([
			302,
			sandbox.url + closedAt,
		]);
		const page = await get('follow');
		expect([page.status, page.headers.get('content-type')]).toEqual([
			...[200, 'text/html; charset=utf-8'],
		]);
		expect(await page.text()).toContain('<h1>');
		expect(paid()).toBe('N');
		expect(sandbox.journal.entries[0]).toMatchObject({ http: 302, dispatched: false });
	},
);

test('a trial that is over answers a page with 200', async () => {
	make({ trialPage: true });
	const response = await get();
	expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
	expect(await response.text()).toContain('The trial period is over.');
	expect(paid()).toBe('N');
});

test.each([
	['before', /^<br \/>\n<b>Warning<\/b>.+<br \/>\n\{"result":true,.+\}$/s],
	['after', /^\{"result":true,.+\}<br \/>\n<b>Warning<\/b>.+<br \/>\n$/s],
	['around', /^<br \/>.+\{"result":true,.+\}<br \/>.+\n$/s],
] as const)('PHP’s warnings stand %s the JSON', async (phpWarnings, pattern) => {
	make({ phpWarnings });
	const response = await get();
	expect(response.headers.get('content-type')).toContain('application/json');
	expect(await response.text()).toMatch(pattern);
	expect(paid()).toBe('Y');
});

test('a box that drops the Authorization header sees a token in the body alone', async () => {
	make({ dropsAuthorization: true });
	const { access_token: token } = sandbox.oauth.newTokens();
	expect(await callWithToken(sandbox, { bearer: token })).toMatchObject({
		...{ status: 401, body: { error: 'NO_AUTH_FOUND' } },
	});
	expect(await callWithToken(sandbox, { bearer: token, body: { auth: token } })).toMatchObject({
		...{ status: 200, body: { result: true } },
	});
});

test('an old box answers false where setDelivery is refused, and a missing parameter is an error', async () => {
	make(OLD_BOX);
	const method = 'crm.item.payment.delivery.setDelivery';
	const { body } = await callWebhook(sandbox, method, { id: 5, deliveryId: 1 });
	expect(body).toMatchObject({ result: false, time: { duration: expect.any(Number) } });
	expect(await errorOf(sandbox, method, { id: 5 })).toMatchObject({ code: '100' });
	expect(await errorOf(sandbox, pay, { id: 5 })).toMatchObject({ code: '0' });
	const item = { id: sampleIds.deliveryItem, deliveryId: sampleIds.deliveryFree };
	expect(await resultOf(sandbox, method, item)).toBe(true);
});

test('numbers come as text, with four places where they are money, in a batch too', async () => {
	make({ numbersAsText: true });
	expect(await resultOf(sandbox, 'crm.item.payment.get', { id })).toMatchObject({
		...{ id: '1037', sum: '80499.0000', paySystemId: '6', empPaidId: null, paid: 'N' },
	});
	const list = 'sale.payment.list?select[]=id&filter[id]=1037';
	const { body } = await callWebhook(sandbox, 'batch', { cmd: { list, pay: `${pay}?id=${id}` } });
	expect(body.result).toMatchObject({
		result: { list: { payments: [{ id: '1037' }] }, pay: true },
		result_total: { list: '1' },
		result_time: { list: { duration: expect.any(Number) } },
	});
	const added = { entityId: sampleIds.deal, entityTypeId: 2 };
	expect(await resultOf(sandbox, 'crm.item.payment.add', added)).toBe('1049');
	sandbox.store.addPayments(60);
	expect((await callWebhook(sandbox, 'sale.payment.list')).body).toMatchObject({
		...{ total: '74', next: '50' },
	});
});

test('the maps of a batch come as lists, so that what failed leaves no gap', async () => {
	make({ mapsAsLists: true });
	const cmd = { a: `${pay}?id=5`, b: `${pay}?id=${id}`, c: 'server.time' };
	const { body } = await callWebhook(sandbox, 'batch', { cmd });
	expect(body.result).toMatchObject({
		result: [true, expect.any(String)],
		result_error: [{ error: '0' }],
		result_total: [],
	});
});

test('where MySQL is strict, a date in ISO 8601 is an SQL error', async () => {
	make({ strictSql: true });
	const list = { entityId: sampleIds.deal, entityTypeId: 2 };
	const filter = { '>=datePaid': '2024-01-01T00:00:00Z' };
	expect(await errorOf(sandbox, 'crm.item.payment.list', { ...list, filter })).toEqual({
		...{ status: 500, code: 'ERROR_CORE', text: 'SQL query error!' },
	});
	expect(await errorOf(sandbox, 'crm.item.payment.list', list)).toBeUndefined();
});

test('a list that is not counted tells neither its length nor its next page, also in a batch', async () => {
	make({ uncounted: true });
	sandbox.store.addPayments(60);
	const { body } = await callWebhook(sandbox, 'sale.payment.list', {});
	expect((body.result as { payments: object[] }).payments).toHaveLength(50);
	expect(body).not.toHaveProperty('total');
	expect(body).not.toHaveProperty('next');
	const cmd = { a: 'sale.payment.list?' };
	expect(await resultOf(sandbox, 'batch', { cmd })).toMatchObject({
		...{ result_total: [], result_next: [] },
	});
});
