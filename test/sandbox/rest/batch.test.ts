import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
});
beforeEach(() => {
	sandbox.reset();
	Object.assign(sandbox.settings, { bucket: null, batchMaxSeconds: 0, secondsPerPay: 0 });
});
afterAll(async () => await sandbox.stop());

type Part = Record<string, unknown>;
type Parts = Record<
	'result' | 'result_error' | 'result_total' | 'result_next' | 'result_time',
	Part
>;

async function batch(cmd: unknown, halt: unknown = 0) {
	const { status, body } = await callWebhook(sandbox, 'batch', { halt, cmd });
	return { status, body, ...(body.result as Parts) };
}
const pay = (id: number) => `crm.item.payment.pay?id=${id}`;

test('each command has its own result, error and time, and empty parts are lists', async () => {
	const parts = await batch({ good: pay(1038), bad: pay(5) });
	expect(parts).toMatchObject({
		status: 200,
		result: { good: true },
		result_error: { bad: { error: '0', error_description: 'Payment has not been found' } },
		result_total: [],
		result_next: [],
		result_time: { good: { operating: expect.any(Number) } },
		body: { time: { operating: 0 } },
	});
	expect(Object.keys(parts.result_time)).toEqual(['good']);
});

test('a list of commands is answered with a list, and with keys where one failed', async () => {
	expect((await batch([pay(1038), pay(1039)])).result).toEqual([true, true]);
	expect(await batch([pay(5), pay(1039)])).toMatchObject({
		result: { 1: true },
		result_error: [{ error: '0' }],
	});
});

test('halt stops at the first error and leaves what was done before', async () => {
	const parts = await batch({ a: pay(1038), b: pay(5), c: pay(1039) }, 1);
	expect(parts).toMatchObject({ result: { a: true }, result_error: { b: {} } });
	expect(parts.result_error).not.toHaveProperty('c');
	expect(sandbox.store.payment(1039).paid).toBe('N');
	expect((await batch({ b: pay(5), c: pay(1039) }, '0')).result).toEqual({ c: true });
});

test('the 51st command and those after it fail, the fifty before them run', async () => {
	const ids = sandbox.store.addPayments(52);
	const parts = await batch(Object.fromEntries(ids.map((id) => [`p${id}`, pay(id)])));
	expect(Object.keys(parts.result)).toHaveLength(50);
	expect(Object.values(parts.result_error)).toEqual(
		Array.from({ length: 2 }, () => ({
			error: 'ERROR_BATCH_LENGTH_EXCEEDED',
			error_description: 'Max batch length exceeded',
		})),
	);
	expect(sandbox.store.payment(ids[51] ?? 0).paid).toBe('N');
});

test('a batch inside a batch, and what is no text, do not run', async () => {
	const parts = await batch({ a: 'batch?cmd[x]=profile', b: 7, c: 'profile.json' });
	expect(parts).toMatchObject({
		result: [],
		result_error: {
			a: { error: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
			c: { error: 'ERROR_METHOD_NOT_FOUND' },
		},
	});
	expect(parts.result_error).not.toHaveProperty('b');
});

test('one denied command makes the whole answer HTTP 403, its body stays usual', async () => {
	const parts = await batch({ a: pay(1038), b: pay(sampleIds.denied) });
	expect(parts).toMatchObject({
		status: 403,
		result: { a: true },
		result_error: { b: { error: 'ACCESS_DENIED' } },
	});
});

test('a missing scope has an empty description inside a batch', async () => {
	sandbox.settings.scopes = ['crm'];
	const { result_error } = await batch({ a: 'sale.paysystem.list' });
	sandbox.settings.scopes = ['crm', 'sale', 'salescenter', 'pay_system'];
	expect(result_error).toEqual({ a: { error: 'insufficient_scope', error_description: '' } });
});

test('references to earlier results are replaced, and keep their type where they are the whole', async () => {
	const parts = await batch({
		list: `crm.item.payment.list?entityId=${sampleIds.dealWithTwoUnpaid}&entityTypeId=2`,
		pay: 'crm.item.payment.pay?id=$result[list][0][id]',
		find: 'crm.item.list?entityTypeId=2&filter[%25title]=x$result[list][0][id]',
	});
	expect(parts.result.pay).toBe(true);
	expect(sandbox.journal.calls('crm.item.payment.pay')[0]?.parameters).toEqual({ id: 1038 });
	expect(sandbox.journal.calls('crm.item.list')[0]?.parameters).toMatchObject({
		filter: { '%title': 'x1038' },
	});
	expect(parts.result_total).toEqual({ find: 0 });
});

test('paged results tell total and next for each command', async () => {
	sandbox.store.addPayments(60);
	const parts = await batch({ a: 'sale.payment.list?start=0' });
	expect(parts).toMatchObject({ result_total: { a: 73 }, result_next: { a: 50 } });
});

test('a batch is one hit in the bucket and one entry in the journal, with one for each command', async () => {
	sandbox.settings.bucket = { capacity: 1, drain: 0 };
	expect((await batch({ a: pay(1038), b: pay(1039) })).result).toEqual({ a: true, b: true });
	expect(sandbox.journal.entries.map(({ method, batch: inside }) => [method, inside])).toEqual([
		['batch', false],
		['crm.item.payment.pay', true],
		['crm.item.payment.pay', true],
	]);
	expect(await callWebhook(sandbox, 'batch', { cmd: {} })).toMatchObject({ status: 503 });
});

test('names in a batch may be in any case, and a form may carry it', async () => {
	const response = await fetch(`${sandbox.webhookUrl}batch`, {
		method: 'POST',
		body: new URLSearchParams({ HALT: '0', 'CMD[a]': pay(1038) }),
	});
	expect(await response.json()).toMatchObject({ result: { result: { a: true } } });
});

test('a batch that takes too long is cut off, and what ran stays done', async () => {
	Object.assign(sandbox.settings, { batchMaxSeconds: 1, secondsPerPay: 1.2 });
	sandbox.clock.scale = 100;
	const cmd = { a: pay(1038), b: pay(1039) };
	const response = await fetch(`${sandbox.webhookUrl}batch`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ cmd }),
	});
	sandbox.clock.scale = 1;
	expect(response.status).toBe(504);
	expect([1038, 1039].map((id) => sandbox.store.payment(id).paid)).toEqual(['Y', 'N']);
});
