import { sleep } from 'n8n-workflow';

import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';
const get = 'crm.item.payment.get';
const id = sampleIds.unpaid;

test('a full bucket refuses with 503 before anything runs, and drains', async () => {
	sandbox.settings.bucket = { capacity: 3, drain: 2 };
	// Nothing drains but by the clock being put forward, however slow the machine is.
	sandbox.clock.scale = 0;
	for (let count = 0; count < 3; count++) await resultOf(sandbox, get, { id });
	for (let count = 0; count < 5; count++) {
		expect(await errorOf(sandbox, pay, { id })).toEqual({
			status: 503,
			code: 'QUERY_LIMIT_EXCEEDED',
			text: 'Too many requests',
		});
	}
	expect(sandbox.store.payment(id).paid).toBe('N');
	expect(sandbox.journal.calls(pay)).toEqual([]);
	// Had the five refusals counted, one request's worth of draining would not let one in.
	sandbox.clock.advance(500);
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
	expect(await errorOf(sandbox, pay, { id })).toMatchObject({ status: 503 });
});

test('the portal time runs as fast as it is told, and the bucket with it', async () => {
	sandbox.settings.bucket = { capacity: 1, drain: 2 };
	sandbox.clock.scale = 50;
	await resultOf(sandbox, get, { id });
	await sleep(15);
	await resultOf(sandbox, get, { id });
});

test('a method over its operating time is blocked with 429, other methods are not', async () => {
	sandbox.settings.operating = { limit: 3, perCall: 1.5 };
	expect((await callWebhook(sandbox, pay, { id })).body.time).toMatchObject({ operating: 1.5 });
	expect((await callWebhook(sandbox, pay, { id })).body.time).toMatchObject({ operating: 3 });
	expect(await errorOf(sandbox, pay, { id })).toEqual({
		status: 429,
		code: 'OPERATION_TIME_LIMIT',
		text: 'Method is blocked due to operation time limit.',
	});
	expect(await resultOf(sandbox, get, { id })).toBeDefined();
});

test('operating_reset_at is when the oldest minute leaves the window', async () => {
	sandbox.settings.operating = { limit: 1, perCall: 1 };
	const { body } = await callWebhook(sandbox, pay, { id });
	const wait = Number(body.time?.operating_reset_at) * 1000 - sandbox.clock.now();
	expect(wait).toBeGreaterThan(9 * 60_000 - 1000);
	expect(wait).toBeLessThanOrEqual(10 * 60_000);
	sandbox.clock.advance(wait - 2000);
	expect(await errorOf(sandbox, pay, { id })).toMatchObject({ status: 429 });
	sandbox.clock.advance(2000);
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
});

test('inside a batch the commands count, each for its own method, and are blocked alone', async () => {
	sandbox.settings.operating = { limit: 1, perCall: 1 };
	const cmd = { a: `${pay}?id=${id}`, b: `${pay}?id=${id}`, c: `${get}?id=${id}` };
	const { status, body } = await callWebhook(sandbox, 'batch', { cmd });
	expect(status).toBe(200);
	expect(body.result).toMatchObject({
		result: { a: true, c: {} },
		result_error: { b: { error: 'OPERATION_TIME_LIMIT' } },
	});
});

test('a self-hosted portal reports no operating time', async () => {
	sandbox.settings.operating = null;
	const { body } = await callWebhook(sandbox, pay, { id });
	expect(body.time).toHaveProperty('duration');
	expect(body.time).not.toHaveProperty('operating');
	expect(body.time).not.toHaveProperty('operating_reset_at');
});
