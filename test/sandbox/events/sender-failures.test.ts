import { sleep } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../index';
import { type Listener, startListener } from '../support/eventListener';

let sandbox: Sandbox;
let listener: Listener;
beforeAll(async () => {
	sandbox = await startSandbox();
	listener = await startListener();
});
beforeEach(() => {
	sandbox.reset();
	listener.clear();
	sandbox.settings.events = { timeout: 5000, parallel: 1 };
	sandbox.events.addWebhook({ handler: listener.url, events: ['OnPaymentEntitySaved'] });
});
afterAll(async () => {
	await sandbox.stop();
	listener.stop();
});

const tell = async (...ids: number[]) => {
	for (const id of ids) sandbox.events.paymentSaved(id);
	await sandbox.events.settled();
};
const arrived = () => listener.events().map((event) => Number(event['data[FIELDS][ID]']));

test('an event that is lost does not arrive, and the next one does', async () => {
	sandbox.events.lose(2);
	await tell(1037, 1038, 1039);
	expect(arrived()).toEqual([1039]);
	expect(sandbox.events.sent).toHaveLength(1);
	expect(sandbox.events.lost).toMatchObject([
		{ id: 1037, handler: listener.url },
		{ id: 1038, event: 'ONPAYMENTENTITYSAVED' },
	]);
});

test('an event that is repeated arrives twice, byte for byte, and only as often as was ordered', async () => {
	sandbox.events.handlers.bind('ONPAYMENTENTITYSAVED', `${listener.url}bound`, 0);
	sandbox.events.repeat(2);
	await tell(1037, 1038);
	expect(arrived()).toEqual([1037, 1037, 1037, 1037, 1038, 1038]);
	const [one, again, bound, boundAgain] = listener.bodies;
	expect([again, boundAgain]).toEqual([one, bound]);
	expect(bound).toContain('access_token');
});

test.each([
	['asSent' as const, [1037, 1038, 1039, 1040]],
	['reversed' as const, [1039, 1038, 1037, 1040]],
])('what was kept back is sent in the order %s, one by one', async (order, ids) => {
	sandbox.settings.events.parallel = 10;
	sandbox.events.hold();
	await tell(1037, 1038, 1039);
	expect(sandbox.events.sent).toEqual([]);
	let open = 0;
	let most = 0;
	listener.answer = (response) => {
		most = Math.max(most, ++open);
		void sleep(5).then(() => {
			open--;
			response.end();
		});
	};
	sandbox.events.release({ order });
	await sandbox.events.settled();
	await tell(1040);
	expect(arrived()).toEqual(ids);
	expect(most).toBe(1);
});

test('a handler’s answer is noted, and nothing is sent again whatever it was', async () => {
	listener.answer = (response, body) => {
		if (body.includes('1037')) response.status(500).end();
		else if (body.includes('1038')) response.redirect(302, `${listener.url}elsewhere`);
		else response.socket?.destroy();
	};
	await tell(1037, 1038, 1039);
	expect(arrived()).toEqual([1037, 1038, 1039]);
	expect(sandbox.events.sent).toMatchObject([
		{ id: 1037, status: 500, handler: listener.url, body: listener.bodies[0] },
		{ id: 1038, status: 302 },
		{ id: 1039, error: 'ECONNRESET' },
	]);
	expect(sandbox.events.sent[2]).not.toHaveProperty('status');
});

test('a handler that is not there, or cut its answer off, is noted too', async () => {
	sandbox.events.addWebhook({ handler: 'http://127.0.0.1:1/', events: ['OnPaymentEntitySaved'] });
	listener.answer = (response) => {
		response.set('content-length', '100').write('half', () => response.socket?.end());
	};
	await tell(1037);
	expect(sandbox.events.sent).toMatchObject([{ error: 'ECONNRESET' }, { error: 'ECONNREFUSED' }]);
});

test('a handler that is slower than it may be, in the portal’s time, has lost the event', async () => {
	listener.answer = (response, body) => {
		if (body.includes('1038')) response.write('half');
		else if (body.includes('1039')) response.end();
	};
	sandbox.settings.events.timeout = 20_000;
	sandbox.clock.scale = 200;
	await tell(1037, 1038, 1039);
	sandbox.clock.scale = 1;
	const timeout = { error: 'timeout' };
	expect(sandbox.events.sent).toMatchObject([timeout, timeout, { status: 200 }]);
	expect(sandbox.events.sent[0]?.milliseconds).toBeLessThan(20_000);
	expect(arrived()).toEqual([1037, 1038, 1039]);
});

test('a forged event is the portal’s own but for what was changed, and is not among those sent', async () => {
	listener.answer = (response) => void response.status(403).send('no');
	await tell(1037);
	const answer = await sandbox.events.forge(
		{ 'auth[application_token]': 'wrong', 'auth[member_id]': undefined, more: 'x'.repeat(200_000) },
		listener.url,
	);
	expect(answer).toEqual({ status: 403, text: 'no' });
	const [genuine, forged] = listener.events();
	const { 'auth[member_id]': member, ...rest } = genuine ?? {};
	expect(member).toBe(sandbox.oauth.memberId);
	const changed = { 'auth[application_token]': 'wrong', more: 'x'.repeat(200_000) };
	expect(forged).toEqual({ ...rest, ...changed, ts: expect.any(String) });
	expect(sandbox.events.sent).toHaveLength(1);
});

test('any text may be forged, for any address, with headers of its own', async () => {
	const url = `${listener.url}unknown`;
	await sandbox.events.forge('{"event":1}', url, { 'content-type': 'application/json' });
	await sandbox.events.forge({}, url);
	expect(listener.bodies[0]).toBe('{"event":1}');
	expect(listener.types).toEqual(['application/json', 'application/x-www-form-urlencoded']);
	expect(listener.events()[1]).toMatchObject({
		event: 'ONPAYMENTENTITYSAVED',
		'data[FIELDS][ID]': '1037',
		'auth[application_token]': sandbox.events.applicationToken,
	});
});
