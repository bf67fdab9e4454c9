import { type Sandbox, sampleIds, startSandbox } from '../index';
import { type Listener, startListener } from '../support/eventListener';

let sandbox: Sandbox;
let listener: Listener;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
	listener = await startListener();
});
beforeEach(() => {
	sandbox.reset();
	listener.clear();
});
afterAll(async () => {
	await sandbox.stop();
	listener.stop();
});

const read = async () => await (await fetch(sandbox.url)).text();
const post = async (path: string, form: Record<string, string> = {}) =>
	await fetch(`${sandbox.url}/person/${path}`, {
		method: 'POST',
		body: new URLSearchParams(form),
		redirect: 'manual',
	});

test('a person sets up an outgoing webhook, pays, and sees what the handler answered', async () => {
	listener.answer = (response) => void response.status(503).end();
	expect((await post('webhook', { handler: listener.url })).status).toBe(303);
	expect((await post(`pay?id=${sampleIds.unpaid}`)).headers.get('location')).toBe('/');
	await sandbox.events.settled();
	expect(sandbox.store.payment(sampleIds.unpaid)).toMatchObject({ paid: 'Y', empPaidId: 7 });
	const page = await read();
	const [webhook] = sandbox.events.handlers.list;
	expect(page).toContain(webhook?.applicationToken);
	expect(page).toMatch(/ONPAYMENTENTITYSAVED<td>1037<td>.+<td class="bad">503 in \d+ ms/);
	await post(`unpay?id=${sampleIds.unpaid}`);
	expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('N');
});

test('an event that did not get through looks like it', async () => {
	await post('webhook', { handler: 'http://127.0.0.1:1/' });
	sandbox.events.paymentSaved(sampleIds.unpaid);
	await sandbox.events.settled();
	expect(await read()).toContain('<td class="bad">ECONNREFUSED');
});

test('each payment has a button for what can be done with it', async () => {
	const page = await read();
	expect(page).toContain('action="person/pay?id=1037"');
	expect(page).toContain('action="person/unpay?id=1036"');
});

test.each([
	[`pay?id=${sampleIds.cancelled}`, {}, 'Cannot paid a canceled order.'],
	['pay?id=5', {}, 'No such payment'],
	['webhook', { handler: 'nowhere' }, 'The handler URL is not valid'],
	['dance', {}, 'Unknown action'],
])('%s is refused in words', async (path, form, words) => {
	const response = await post(path, form);
	expect([response.status, await response.text()]).toEqual([400, words]);
});

test('the page shows no token of the application, and a handler’s address as text', async () => {
	sandbox.events.handlers.bind('ONPAYMENTENTITYSAVED', `${listener.url}?<b>`, 0);
	sandbox.events.paymentSaved(sampleIds.unpaid);
	await sandbox.events.settled();
	const page = await read();
	expect(page).toContain('?&lt;b&gt;');
	expect(page).not.toContain('?<b>');
	for (const secret of [...sandbox.oauth.given, sandbox.events.applicationToken]) {
		expect(page).not.toContain(secret);
	}
});
