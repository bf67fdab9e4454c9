import { sleep } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../index';
import { type Listener, startListener } from '../support/eventListener';

let sandbox: Sandbox;
let listener: Listener;
beforeEach(async () => {
	sandbox = await startSandbox();
	listener = await startListener();
	sandbox.events.addWebhook({ handler: listener.url, events: ['OnPaymentEntitySaved'] });
});
afterEach(async () => {
	await sandbox.stop();
	listener.stop();
});

const arrivals = async (count: number) => {
	while (listener.bodies.length < count) await sleep(1);
};

test('a burst of 500 events arrives whole, each once, never more than ten at a time', async () => {
	let atOnce = 0;
	let most = 0;
	listener.answer = (response) => {
		most = Math.max(most, ++atOnce);
		void sleep(1).then(() => {
			atOnce--;
			response.end();
		});
	};
	const ids = sandbox.store.addPayments(500);
	for (const id of ids) sandbox.events.paymentSaved(id);
	await sandbox.events.settled();
	const arrived = listener.events().map((event) => Number(event['data[FIELDS][ID]']));
	expect(arrived.sort((one, other) => one - other)).toEqual(ids);
	expect(most).toBeGreaterThan(1);
	expect(most).toBeLessThanOrEqual(10);
});

test('with one at a time events arrive in the order they happened in', async () => {
	sandbox.settings.events.parallel = 1;
	const ids = sandbox.store.addPayments(20);
	for (const id of ids) sandbox.events.paymentSaved(id);
	await sandbox.events.settled();
	expect(listener.events().map((event) => Number(event['data[FIELDS][ID]']))).toEqual(ids);
});

test('settled waits for the last answer, and for nothing where nothing is under way', async () => {
	await sandbox.events.settled();
	listener.answer = (response) => void sleep(20).then(() => response.end());
	sandbox.events.paymentSaved(1037);
	await sandbox.events.settled();
	expect(sandbox.events.sent).toMatchObject([{ status: 200 }]);
});

test.each([
	['a stop', async () => await sandbox.stop()],
	['a reset', async () => sandbox.reset()],
])('%s waits for no handler, and nothing goes out after it', async (_name, end) => {
	sandbox.settings.events = { timeout: 600_000, parallel: 1 };
	listener.answer = () => undefined;
	sandbox.events.repeat(1);
	sandbox.events.hold();
	for (const id of [1037, 1038]) sandbox.events.paymentSaved(id);
	sandbox.events.release();
	sandbox.events.paymentSaved(1039);
	await arrivals(1);
	await end();
	await sandbox.events.settled();
	sandbox.events.paymentSaved(1040);
	await sandbox.events.settled();
	await sleep(20);
	expect(listener.bodies).toHaveLength(1);
});

test('a reset forgets handlers, what was sent and lost, and what was to go wrong', async () => {
	const before = sandbox.events.applicationToken;
	sandbox.events.lose(1);
	for (const id of [1037, 1038]) sandbox.events.paymentSaved(id);
	await sandbox.events.settled();
	sandbox.events.lose(1);
	sandbox.events.repeat(1);
	sandbox.events.hold();
	sandbox.reset();
	const { sent, lost, handlers, applicationToken } = sandbox.events;
	expect([sent, lost, handlers.list]).toEqual([[], [], []]);
	expect(applicationToken).not.toBe(before);
	sandbox.events.addWebhook({ handler: listener.url, events: ['OnPaymentEntitySaved'] });
	sandbox.events.paymentSaved(1039);
	await sandbox.events.settled();
	expect(sandbox.events.sent).toMatchObject([{ id: 1039, status: 200 }]);
});
