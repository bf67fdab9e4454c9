import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	Object.assign(sandbox.settings, {
		errorCodes: 'string',
		scopes: ['crm', 'sale', 'salescenter', 'pay_system'],
	});
});
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';

test('a wrong secret is refused with 401 INVALID_CREDENTIALS, and nothing runs', async () => {
	const response = await fetch(`${sandbox.url}/rest/1/wrong/${pay}?id=${sampleIds.unpaid}`);
	expect(response.status).toBe(401);
	expect(await response.json()).toEqual({
		error: 'INVALID_CREDENTIALS',
		error_description: 'Invalid request credentials',
	});
	expect(sandbox.journal.calls()).toEqual([]);
});

test("another user's number in the webhook is refused like a wrong secret", async () => {
	const response = await fetch(`${sandbox.url}/rest/7/${sandbox.secret}/profile`);
	expect(response.status).toBe(401);
});

test.each(['', '.json', '/', '.json/'])('a method may be followed by "%s"', async (ending) => {
	expect(await resultOf(sandbox, pay + ending, { id: sampleIds.unpaid })).toBe(true);
});

test('method names are not case-sensitive', async () => {
	expect(await resultOf(sandbox, 'CRM.Item.Payment.PAY', { id: sampleIds.unpaid })).toBe(true);
});

test('a method that does not exist is answered with 404 ERROR_METHOD_NOT_FOUND', async () => {
	expect(await errorOf(sandbox, 'crm.item.payment.settle')).toEqual({
		status: 404,
		code: 'ERROR_METHOD_NOT_FOUND',
		text: 'Method not found!',
	});
});

test('a scope the webhook lacks is answered with 401 insufficient_scope', async () => {
	sandbox.settings.scopes = ['crm'];
	expect(await errorOf(sandbox, 'sale.paysystem.list')).toEqual({
		status: 401,
		code: 'insufficient_scope',
		text: 'The request requires higher privileges than provided by the webhook token',
	});
});

test('GET pays too, and any other verb is refused', async () => {
	const url = `${sandbox.webhookUrl}${pay}?id=${sampleIds.unpaid}`;
	expect(await (await fetch(url)).json()).toMatchObject({ result: true });
	const put = await fetch(url, { method: 'PUT' });
	expect(await put.json()).toEqual({
		error: 'invalid_http_method',
		error_description: 'Wrong method for current action',
	});
});

test('successes have a time and the documented headers, errors have no time', async () => {
	const response = await fetch(`${sandbox.webhookUrl}${pay}?id=${sampleIds.unpaid}`);
	expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	expect(await response.json()).toMatchObject({
		time: {
			start: expect.any(Number),
			date_start: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/),
			operating: expect.any(Number),
			operating_reset_at: expect.any(Number),
		},
	});
	expect((await callWebhook(sandbox, pay)).body).not.toHaveProperty('time');
});

test('scope, profile, server.time and method.get tell what the webhook may do', async () => {
	expect(await resultOf(sandbox, 'scope')).toContain('crm');
	expect(await resultOf(sandbox, 'profile')).toMatchObject({ ID: '1', ADMIN: true });
	expect(await resultOf(sandbox, 'server.time')).toMatch(/\+03:00$/);
	const get = async (name: string) => await resultOf(sandbox, 'method.get', { name });
	expect(await get(pay)).toEqual({ isExisting: true, isAvailable: true });
	expect(await get('no.such.method')).toEqual({ isExisting: false, isAvailable: false });
	sandbox.settings.scopes = ['crm'];
	expect(await get('sale.paysystem.list')).toEqual({ isExisting: true, isAvailable: false });
});

test('method.get looks at the controller only, not at its action', async () => {
	const name = 'crm.item.payment.nosuchaction';
	expect(await resultOf(sandbox, 'method.get', { name })).toMatchObject({ isExisting: true });
});

test('an older portal sends its numeric codes as numbers', async () => {
	sandbox.settings.errorCodes = 'number';
	expect((await errorOf(sandbox, pay))?.code).toBe(100);
	expect((await errorOf(sandbox, pay, { id: 5 }))?.code).toBe(0);
});

test('an event cannot be bound with a webhook', async () => {
	expect(await errorOf(sandbox, 'event.bind')).toMatchObject({
		status: 403,
		code: 'WRONG_AUTH_TYPE',
	});
});
