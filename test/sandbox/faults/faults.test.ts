import { sleep } from 'n8n-workflow';

import { type Fault, type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';
const id = sampleIds.unpaid;
const paid = () => sandbox.store.payment(id).paid;
const request = async (init: RequestInit = {}) =>
	await fetch(`${sandbox.webhookUrl}${pay}?id=${id}`, init);

test('an error is answered instead of running, once', async () => {
	sandbox.faults.order({ kind: 'error', code: 'OVERLOAD_LIMIT', text: 'Blocked', status: 401 });
	expect(sandbox.faults.pending).toHaveLength(1);
	expect(await errorOf(sandbox, pay, { id })).toEqual({
		status: 401,
		code: 'OVERLOAD_LIMIT',
		text: 'Blocked',
	});
	expect(paid()).toBe('N');
	expect(sandbox.faults.pending).toEqual([]);
	expect(sandbox.journal.entries[0]).toMatchObject({
		http: 401,
		answered: 'fault',
		error: 'OVERLOAD_LIMIT',
		dispatched: false,
	});
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
});

test('skip, times, method and parameters choose the calls that go wrong', async () => {
	sandbox.faults.order({
		...{ kind: 'error', code: 'X', text: 'x', times: 2, skip: 1 },
		method: 'crm.item.payment.PAY',
		parameters: (parameters) => parameters.id === id,
	});
	const codes = [];
	for (const call of [id, 1038, id, id, 1038, id]) {
		codes.push((await errorOf(sandbox, pay, { id: call }))?.code);
	}
	expect(codes).toEqual([undefined, undefined, 'X', 'X', undefined, undefined]);
});

test('a fault without end stays until it is cleared', async () => {
	sandbox.faults.order({ kind: 'error', code: 'X', text: 'x', times: Infinity });
	for (let count = 0; count < 3; count++) {
		expect(await errorOf(sandbox, pay, { id })).toMatchObject({ code: 'X' });
	}
	sandbox.faults.clear();
	expect(await errorOf(sandbox, pay, { id })).toBeUndefined();
});

const broken: Fault[] = [
	{ kind: 'reset', process: 'before' },
	{ kind: 'reset', process: 'never' },
	{ kind: 'truncated', process: 'before' },
	{ kind: 'truncated', process: 'never' },
];
test.each(broken)('$kind breaks the connection, processed: $process', async (fault) => {
	sandbox.faults.order(fault);
	await expect(request().then(async (response) => await response.text())).rejects.toThrow();
	expect(paid()).toBe('process' in fault && fault.process === 'before' ? 'Y' : 'N');
});

test('silence never answers; the caller gives up and the payment may be paid', async () => {
	sandbox.faults.order({ kind: 'silence', process: 'before' });
	const giveUp = new AbortController();
	const end = request({ signal: giveUp.signal }).then(
		() => 'answered',
		() => 'given up',
	);
	while (paid() === 'N') await sleep(1);
	await sleep(20);
	giveUp.abort();
	expect(await end).toBe('given up');
	expect(sandbox.journal.entries[0]).toMatchObject({ http: 0, answered: 'none' });
});

test('a delay answers as usual, late', async () => {
	sandbox.faults.order({ kind: 'delay', ms: 25 });
	const started = Date.now();
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
	expect(Date.now() - started).toBeGreaterThanOrEqual(20);
	expect(sandbox.journal.entries[0]).toMatchObject({ answered: 'result', http: 200 });
});

test('a delay before processing pays late, though nobody waits for it any more', async () => {
	sandbox.faults.order({ kind: 'delay', ms: 60, process: 'after' });
	await expect(request({ signal: AbortSignal.timeout(5) })).rejects.toThrow();
	expect(paid()).toBe('N');
	while (paid() === 'N') await sleep(5);
});

test('late answers a page of the web server in front at once, and pays later', async () => {
	sandbox.faults.order({ kind: 'late', ms: 60 });
	expect((await request()).status).toBe(504);
	expect(paid()).toBe('N');
	while (paid() === 'N') await sleep(5);
	expect(sandbox.journal.entries[0]).toMatchObject({ http: 504 });
});

test('html answers a page of the web server in front', async () => {
	sandbox.faults.order({ kind: 'html', status: 502, process: 'never' });
	const response = await request();
	expect(response.status).toBe(502);
	expect(response.headers.get('content-type')).toContain('text/html');
	expect(await response.text()).toContain('502 Bad Gateway');
	expect(paid()).toBe('N');
});

test('cut answers whole HTTP with half a JSON', async () => {
	sandbox.faults.order({ kind: 'cut', process: 'before' });
	const text = await (await request()).text();
	expect(text).toMatch(/^\{"result":true/);
	expect(() => void JSON.parse(text)).toThrow();
	expect(paid()).toBe('Y');
});

test('empty, redirect and body answer what they are told', async () => {
	sandbox.faults.order({ kind: 'empty', status: 200, process: 'never' });
	expect(await (await request()).text()).toBe('');
	sandbox.faults.order({ kind: 'redirect', location: 'http://127.0.0.1:9/' });
	const moved = await request({ redirect: 'manual' });
	expect([moved.status, moved.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/']);
	sandbox.faults.order({ kind: 'body', status: 200, body: { result: false }, process: 'never' });
	expect((await callWebhook(sandbox, pay, { id })).body).toEqual({ result: false });
	expect(paid()).toBe('N');
});

test('a command inside a batch can fail or be answered otherwise, alone', async () => {
	const command = { in: 'command', method: pay } as const;
	sandbox.faults.order({ ...command, kind: 'error', code: 'X', text: 'x', process: 'before' });
	sandbox.faults.order({ ...command, kind: 'body', status: 200, body: null, process: 'never' });
	const cmd = { a: `${pay}?id=${id}`, b: `${pay}?id=1038`, c: `${pay}?id=1039` };
	const { body } = await callWebhook(sandbox, 'batch', { cmd });
	expect(body.result).toMatchObject({
		result: { b: null, c: true },
		result_error: { a: { error: 'X', error_description: 'x' } },
	});
	expect([id, 1038, 1039].map((one) => sandbox.store.payment(one).paid)).toEqual(['Y', 'N', 'Y']);
});

test('a command cannot be told to break the connection', () => {
	expect(() => sandbox.faults.order({ in: 'command', kind: 'reset', process: 'never' })).toThrow(
		'reset',
	);
});
