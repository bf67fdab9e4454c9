import { sleep } from 'n8n-workflow';

import { type Sandbox, sampleIds, startSandbox, TOKEN_REQUEST } from '../index';
import { refresh } from '../support/oauthClient';
import { resultOf } from '../support/webhookClient';

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

async function partsOf(response: Response): Promise<Uint8Array[]> {
	const parts: Uint8Array[] = [];
	const reader = response.body?.getReader();
	for (;;) {
		const { done, value } = (await reader?.read()) ?? { done: true };
		if (done || value === undefined) return parts;
		parts.push(value);
	}
}

test('drip sends the usual body in parts, for as long as it is told', async () => {
	// A process's first request takes long, and is not what is measured.
	await resultOf(sandbox, 'profile');
	sandbox.reset();
	sandbox.faults.order({ kind: 'drip', pauseMs: 10, totalMs: 100, process: 'before' });
	const started = Date.now();
	const response = await request();
	const untilHeaders = Date.now() - started;
	const parts = await partsOf(response);
	expect(Date.now() - started).toBeGreaterThanOrEqual(90);
	expect(untilHeaders).toBeLessThan(90);
	expect(parts.length).toBeGreaterThan(3);
	expect(JSON.parse(Buffer.concat(parts).toString())).toMatchObject({ result: true });
	expect(paid()).toBe('Y');
	expect(sandbox.journal.entries[0]).toMatchObject({ answered: 'fault', http: 200 });
});

test('drip comes byte by byte where the body has fewer bytes than there are pauses', async () => {
	sandbox.faults.order({ kind: 'drip', pauseMs: 1, totalMs: 120, process: 'never' });
	const response = await request();
	expect(response.headers.get('content-length')).toBe('120');
	expect((await response.json()) as object).toMatchObject({ result: true });
	expect(paid()).toBe('N');
});

test('drip may never end, until the caller gives up', async () => {
	sandbox.faults.order({ kind: 'drip', pauseMs: 1, totalMs: Infinity, process: 'never' });
	const response = await request({ signal: AbortSignal.timeout(60) });
	await expect(response.text()).rejects.toThrow();
	expect(sandbox.journal.entries[0]).toMatchObject({ answered: 'fault', http: 200 });
});

test('swell answers JSON of so many bytes', async () => {
	sandbox.faults.order({ kind: 'swell', bytes: 11_000_000, process: 'before' });
	const response = await request();
	expect(response.headers.get('content-length')).toBe('11000000');
	const text = await response.text();
	expect(text).toHaveLength(11_000_000);
	expect(typeof (JSON.parse(text) as { result: unknown }).result).toBe('string');
	expect(paid()).toBe('Y');
});

test('swell can be a small gzip that expands to many bytes', async () => {
	sandbox.faults.order({ kind: 'swell', bytes: 30_000_000, encoding: 'gzip', process: 'never' });
	const response = await request();
	expect(response.headers.get('content-encoding')).toBe('gzip');
	expect(await response.text()).toHaveLength(30_000_000);
	expect(paid()).toBe('N');
});

test('a caller may leave in the middle of a large answer, and the next one is answered', async () => {
	sandbox.faults.order({ kind: 'swell', bytes: 300_000_000, process: 'never' });
	const giveUp = new AbortController();
	const response = await request({ signal: giveUp.signal });
	await response.body?.getReader().read();
	giveUp.abort();
	expect(await resultOf(sandbox, pay, { id })).toBe(true);
});

const READS = [
	'crm.item.list',
	'crm.item.payment.get',
	'crm.item.payment.list',
	'crm.orderentity.list',
	'sale.payment.list',
	'sale.paysystem.list',
	'event.get',
	'batch',
];
test.each(READS)('silence never answers %s, with a webhook or a token', async (method) => {
	const { access_token: bearer } = sandbox.oauth.issue();
	sandbox.faults.order({ kind: 'silence', method, process: 'never', times: 2 });
	const giveUp = new AbortController();
	const { signal } = giveUp;
	const headers = { authorization: `Bearer ${bearer}` };
	const ends = [
		fetch(sandbox.webhookUrl + method, { signal }),
		fetch(`${sandbox.url}/rest/${method}`, { headers, signal }),
	].map(async (asked) => await asked.then(() => 'answered').catch(() => 'given up'));
	while (sandbox.journal.entries.length < 2) await sleep(1);
	await sleep(20);
	giveUp.abort();
	expect(await Promise.all(ends)).toEqual(['given up', 'given up']);
	expect(sandbox.journal.entries).toMatchObject([
		{ method, http: 0, answered: 'none', dispatched: false },
		{ method, http: 0, answered: 'none', dispatched: false },
	]);
});

test('silence never answers a renewal of tokens', async () => {
	const { refresh_token: token } = sandbox.oauth.issue();
	sandbox.faults.order({ kind: 'silence', method: TOKEN_REQUEST, process: 'never' });
	const answer = refresh(sandbox, token).then(() => 'answered');
	expect(await Promise.race([answer.catch(() => 'gone'), sleep(30)])).toBeUndefined();
	expect((await refresh(sandbox, token)).status).toBe(200);
});
