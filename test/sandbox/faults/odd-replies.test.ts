import { type Fault, nestedJson, type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';
const id = sampleIds.unpaid;
const paid = () => sandbox.store.payment(id).paid;
const textOf = async (method = pay) =>
	await (await fetch(`${sandbox.webhookUrl}${method}?id=${id}`)).text();

test.each(['{"result":{}}', '{"result":[null]}', '{"result":"1","total":"7"}', '{"result":', ''])(
	'raw answers the text %j as it is, whether the call is carried out or not',
	async (text) => {
		sandbox.faults.order({ kind: 'raw', text, process: 'never' });
		expect(await textOf()).toBe(text);
		expect(paid()).toBe('N');
		sandbox.faults.order({ kind: 'raw', text, status: 503, process: 'before' });
		const response = await fetch(`${sandbox.webhookUrl}${pay}?id=${id}`);
		expect([response.status, await response.text()]).toEqual([503, text]);
		expect(paid()).toBe('Y');
		expect(sandbox.journal.entries).toMatchObject([
			{ answered: 'fault', http: 200, dispatched: false },
			{ answered: 'fault', http: 503, dispatched: true },
		]);
	},
);

test('nested answers a result of lists, or objects, in one another, however deep', async () => {
	const depth = 100_000;
	sandbox.faults.order({ kind: 'nested', depth, process: 'before' });
	const lists = await textOf();
	expect(lists.startsWith(`{"result":${'['.repeat(depth)}1]`)).toBe(true);
	expect(lists).toContain(`${']'.repeat(depth)},"time":{`);
	expect(paid()).toBe('Y');
	sandbox.faults.order({ kind: 'nested', depth: 3, of: 'object', process: 'never' });
	expect(JSON.parse(await textOf())).toMatchObject({ result: { a: { a: { a: 1 } } } });
});

test('a text may be nested wherever a test wants it', async () => {
	const text = `{"result":{"payments":[{"id":1037,"sum":${nestedJson(2)}}]}}`;
	sandbox.faults.order({ kind: 'raw', text, process: 'never' });
	expect(await resultOf(sandbox, pay)).toEqual({ payments: [{ id: 1037, sum: [[1]] }] });
});

test.each([1e18, -5, 0, '1716209349', null, [], 'soon'])(
	'time answers as usual, with an operating_reset_at of %j',
	async (reset) => {
		sandbox.faults.order({ kind: 'time', time: { operating_reset_at: reset, operating: 480 } });
		const { body } = await callWebhook(sandbox, pay, { id });
		expect(body).toMatchObject({
			result: true,
			time: { operating_reset_at: reset, operating: 480, duration: expect.any(Number) },
		});
		expect(sandbox.journal.entries[0]).toMatchObject({ answered: 'result', http: 200 });
	},
);

test('time takes a field out, and leaves an answer alone that has no time', async () => {
	sandbox.faults.order({ kind: 'time', time: { operating: undefined }, times: 2 });
	expect((await callWebhook(sandbox, pay, { id })).body.time).not.toHaveProperty('operating');
	expect((await callWebhook(sandbox, pay)).body).toEqual({
		error: '100',
		error_description: 'Could not find value for parameter {id}',
	});
});

test('a command of a batch can be nested, raw, or have another time, alone', async () => {
	const command = { in: 'command', method: pay } as const;
	const faults: Fault[] = [
		{ ...command, kind: 'raw', text: '[null,"1"]', process: 'before' },
		{ ...command, kind: 'nested', depth: 50_000, process: 'never' },
		{ ...command, kind: 'time', time: { operating_reset_at: 1e18 } },
	];
	for (const fault of faults) sandbox.faults.order(fault);
	const cmd = Object.fromEntries([id, 1038, 1039, 1041].map((one) => [one, `${pay}?id=${one}`]));
	const response = await fetch(`${sandbox.webhookUrl}batch`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ halt: 0, cmd }),
	});
	const text = await response.text();
	const nested = nestedJson(50_000);
	expect(text).toContain(nested);
	expect(JSON.parse(text.replace(nested, '"deep"'))).toMatchObject({
		result: {
			result: { [id]: [null, '1'], 1038: 'deep', 1039: true, 1041: true },
			result_error: [],
			result_time: { 1039: { operating_reset_at: 1e18 } },
		},
	});
	const paidOf = [id, 1038, 1039].map((one) => sandbox.store.payment(one).paid);
	expect(paidOf).toEqual(['Y', 'N', 'Y']);
});
