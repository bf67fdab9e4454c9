import { type Sandbox, sampleIds, startSandbox } from '../index';
import { type Listener, startListener } from '../support/eventListener';
import { asApplication } from '../support/oauthClient';
import { callWebhook, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
let listener: Listener;
beforeAll(async () => {
	sandbox = await startSandbox();
	listener = await startListener();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.application.installed = true;
	listener.clear();
});
afterAll(async () => {
	await sandbox.stop();
	listener.stop();
});

const names = ['OnPaymentEntitySaved', 'OnPaymentDeleted'];
const addWebhook = () => sandbox.events.addWebhook({ handler: listener.url, events: names });
const bind = async (given: object = {}) =>
	await asApplication(sandbox, 'event.bind', { event: names[0], handler: listener.url, ...given });
const pay = async (id: number = sampleIds.unpaid) =>
	await resultOf(sandbox, 'crm.item.payment.pay', { id });

test('an outgoing webhook is told of a payment, with its own application token and no other secret', async () => {
	const { applicationToken } = addWebhook();
	await pay();
	await sandbox.events.settled();
	const host = new URL(sandbox.url).host;
	expect(listener.events()).toEqual([
		{
			event: 'ONPAYMENTENTITYSAVED',
			event_handler_id: '1',
			'data[FIELDS][ID]': '1037',
			ts: expect.stringMatching(/^\d{10}$/),
			'auth[domain]': host,
			'auth[server_endpoint]': 'https://oauth.bitrix.info/rest/',
			'auth[client_endpoint]': `http://${host}/rest/`,
			'auth[member_id]': sandbox.oauth.memberId,
			'auth[application_token]': applicationToken,
		},
	]);
	expect(applicationToken).toMatch(/^[0-9a-f]{32}$/);
	expect(applicationToken).not.toBe(sandbox.events.applicationToken);
});

test('an application gets a token that works, and never a refresh token', async () => {
	await bind();
	await pay();
	await sandbox.events.settled();
	const [event] = listener.events();
	expect(event).toMatchObject({
		'auth[expires_in]': '3600',
		'auth[scope]': 'sale',
		'auth[status]': 'L',
		'auth[user_id]': '1',
		'auth[application_token]': sandbox.events.applicationToken,
	});
	expect(event).not.toHaveProperty('auth[refresh_token]');
	const token = event?.['auth[access_token]'] ?? '';
	expect(sandbox.oauth.given).toContain(token);
	const response = await fetch(`${sandbox.url}/rest/profile?auth=${token}`);
	expect(response.status).toBe(200);
});

test('the time of an event is the portal’s', async () => {
	addWebhook();
	sandbox.clock.advance(86_400_000);
	await pay();
	await sandbox.events.settled();
	expect(Number(listener.events()[0]?.ts)).toBeCloseTo(sandbox.clock.now() / 1000, -1);
});

test('each handler of an event is told once, and those of other events are not', async () => {
	addWebhook();
	await bind();
	await bind({ event: 'OnPaymentDeleted', handler: `${listener.url}deleted` });
	await pay();
	await sandbox.events.settled();
	expect(
		listener
			.events()
			.map((event) => event.event_handler_id)
			.sort(),
	).toEqual(['1', '3']);
	expect(sandbox.events.sent.map(({ handler }) => handler)).not.toContain(`${listener.url}deleted`);
});

test('a handler that is not bound any more is told nothing', async () => {
	await bind();
	await asApplication(sandbox, 'event.unbind', { event: names[0] });
	await pay();
	await sandbox.events.settled();
	expect(sandbox.events.sent).toEqual([]);
});

test.each([
	['not installed to the end', () => (sandbox.settings.application.installed = false)],
	['switched off', () => sandbox.oauth.switchOff()],
])('an application that is %s is told nothing, but a webhook is', async (_state, arrange) => {
	await bind();
	const { applicationToken } = addWebhook();
	arrange();
	await pay();
	await sandbox.events.settled();
	expect(listener.events()).toMatchObject([{ 'auth[application_token]': applicationToken }]);
});

test('a webhook for an event that there is not is a mistake', () => {
	expect(() => sandbox.events.addWebhook({ handler: listener.url, events: ['OnPaid'] })).toThrow(
		'There is no event ONPAID',
	);
});

test('an event goes out after the answer, also after one that never came', async () => {
	addWebhook();
	sandbox.faults.order({ kind: 'delay', ms: 30 });
	await pay();
	const [call] = sandbox.journal.entries;
	await sandbox.events.settled();
	expect(sandbox.events.sent[0]?.at).toBeGreaterThanOrEqual(call?.answeredAt ?? Infinity);

	sandbox.faults.order({ kind: 'reset', process: 'before' });
	await expect(
		callWebhook(sandbox, 'crm.item.payment.pay', { id: sampleIds.unpaidToo }),
	).rejects.toThrow();
	await sandbox.events.settled();
	expect(sandbox.events.sent.map(({ id }) => id)).toEqual([1037, 1038]);
});

test('the events of a batch go out after the whole of it, one for each command that changed something', async () => {
	addWebhook();
	sandbox.faults.order({ kind: 'delay', ms: 30, in: 'http' });
	const cmd = [1037, 1036, 1038].map((id) => `crm.item.payment.pay?id=${id}`);
	await resultOf(sandbox, 'batch', { cmd });
	const [batch] = sandbox.journal.entries;
	await sandbox.events.settled();
	expect(sandbox.events.sent.map(({ id }) => id)).toEqual([1037, 1038]);
	expect(sandbox.events.sent[0]?.at).toBeGreaterThanOrEqual(batch?.answeredAt ?? Infinity);
});
