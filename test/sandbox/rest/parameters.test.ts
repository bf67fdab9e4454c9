import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';
const missing = { status: 400, code: '100', text: 'Could not find value for parameter {id}' };

async function post(contentType: string, body: string, query = '') {
	const response = await fetch(`${sandbox.webhookUrl}${pay}${query}`, {
		method: 'POST',
		headers: { 'content-type': contentType },
		body,
	});
	return (await response.json()) as Record<string, unknown>;
}

test.each([{}, { ID: 1038 }, { Id: 1038 }])('%j lacks the parameter id', async (parameters) => {
	expect(await errorOf(sandbox, pay, parameters)).toEqual(missing);
});

test.each([
	['abc', 'abc'],
	['', ''],
	[null, ''],
	[true, '1'],
	[[1038], 'Array'],
])('an id of %j is not an int', async (id, shown) => {
	expect(await errorOf(sandbox, pay, { id })).toEqual({
		status: 400,
		code: '100',
		text: `Invalid value {${shown}} to match with parameter {id}. Should be value of type int.`,
	});
});

test.each([1037.9, '1037.9', '1037', ' 1037'])('an id of %j pays payment 1037', async (id) => {
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
	expect(sandbox.store.payment(1037).paid).toBe('Y');
});

test.each([0, -1037, sampleIds.missing])('there is no payment %d', async (id) => {
	expect(await errorOf(sandbox, pay, { id })).toEqual({
		status: 400,
		code: '0',
		text: 'Payment has not been found',
	});
});

test('an id beyond 64 bits is a float to the portal', async () => {
	const error = await errorOf(sandbox, pay, { id: 1e20 });
	expect(error).toMatchObject({ code: '0', text: expect.stringContaining('must be of type int') });
});

test('malformed JSON is swallowed: the parameter is missing', async () => {
	expect(await post('application/json', '{"id":1037')).toMatchObject({ error: '100' });
});

test('a form body is read, and JSON under another content type is not', async () => {
	expect(await post('application/x-www-form-urlencoded', 'id=1037')).toMatchObject({
		result: true,
	});
	expect(await post('text/plain', '{"id":1037}')).toMatchObject({ error: '100' });
});

test('query and body are merged and the body wins', async () => {
	expect(await post('application/json', '{"id":1037}', '?id=1')).toMatchObject({ result: true });
	expect(await post('application/json', '{}', '?id=1038')).toMatchObject({ result: true });
});

test("brackets in a query nest as PHP's do", async () => {
	const query =
		'entityId=13145&entityTypeId=2&filter[@id][]=1038&filter[%40id][]=1040&order[id]=desc';
	const response = await fetch(`${sandbox.webhookUrl}crm.item.payment.list?${query}`);
	const { result } = (await response.json()) as { result: Array<{ id: number }> };
	expect(result.map(({ id }) => id)).toEqual([1040, 1038]);
});

test('the journal keeps the request as it came, without its authorization', async () => {
	await callWebhook(sandbox, `${pay}?auth=token`, { id: 1037, more: [1] });
	const [entry] = sandbox.journal.calls(pay);
	expect(entry).toMatchObject({
		verb: 'POST',
		method: pay,
		parameters: { id: 1037, more: [1] },
		body: { id: 1037, more: [1] },
		headers: { 'content-type': 'application/json' },
		batch: false,
		http: 200,
		answered: 'result',
	});
	expect(entry?.parameters).not.toHaveProperty('auth');
});
