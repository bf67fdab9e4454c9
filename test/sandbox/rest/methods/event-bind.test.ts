import { type Sandbox, startSandbox } from '../../index';
import { asApplication } from '../../support/oauthClient';
import { errorOf, resultOf } from '../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
	sandbox.settings.application.scopes = ['crm', 'sale'];
});
afterAll(async () => await sandbox.stop());

const handler = 'https://n8n.example.com/webhook/1';
const saved = { event: 'ONPAYMENTENTITYSAVED', handler };
const deleted = { event: 'ONPAYMENTDELETED', handler };
const bound = { auth_type: '0', offline: 0 };
const call = async (method: string, parameters: object = {}) =>
	await asApplication(sandbox, method, parameters);
const result = async (method: string, parameters: object = {}) =>
	(await call(method, parameters)).body.result;

test('what was bound is told of, with its name in upper case, until it is unbound', async () => {
	expect(await result('event.bind', { event: 'OnPaymentEntitySaved', handler })).toBe(true);
	expect(await result('event.bind', deleted)).toBe(true);
	expect(await result('event.get')).toEqual([
		{ ...saved, ...bound },
		{ ...deleted, ...bound },
	]);
	expect(await result('event.unbind', { ...saved, event: 'onpaymententitysaved' })).toEqual({
		count: 1,
	});
	expect(await result('event.get')).toEqual([{ ...deleted, ...bound }]);
});

test('unbinding without a handler takes all of that event, nothing twice and no webhook', async () => {
	await call('event.bind', saved);
	await call('event.bind', { ...saved, handler: `${handler}/other` });
	await call('event.bind', deleted);
	const event = saved.event;
	sandbox.events.addWebhook({ handler, events: [event] });
	expect(await result('event.unbind', { event, handler: `${handler}/none` })).toEqual({ count: 0 });
	expect(await result('event.unbind', { event })).toEqual({ count: 2 });
	expect(await result('event.unbind', { event })).toEqual({ count: 0 });
	expect(sandbox.events.handlers.list).toMatchObject([{ event: deleted.event }, { of: 'webhook' }]);
	expect(await result('event.get')).toHaveLength(1);
});

const error = (code: string, text: string) => ({
	status: 400,
	body: { error: code, error_description: text },
});

test('the very same handler is not bound twice', async () => {
	await call('event.bind', saved);
	expect(await call('event.bind', { ...saved, event: 'OnPaymentEntitySaved' })).toEqual(
		error('ERROR_CORE', 'Unable to set event handler: Handler already binded'),
	);
	expect(await result('event.get')).toHaveLength(1);
	expect(await result('event.bind', { ...saved, auth_type: 15 })).toBe(true);
	expect(await result('event.get')).toMatchObject([{ auth_type: '0' }, { auth_type: '15' }]);
});

test.each([
	[{ ...saved, event: 'ONPAYMENTPAID' }, 'ERROR_EVENT_NOT_FOUND', 'Event not found'],
	[{ handler }, 'ERROR_ARGUMENT', "Argument 'EVENT' is null or empty"],
	[{ event: saved.event }, 'ERROR_ARGUMENT', "Argument 'HANDLER' is null or empty"],
	[{ ...saved, handler: 'webhook/1' }, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL'],
	[{ ...saved, handler: 'http://localhost/1' }, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL'],
	[
		{ ...saved, handler: 'ftp://n8n.example.com/1' },
		'ERROR_UNSUPPORTED_PROTOCOL',
		'Unsupported handler protocol',
	],
	[
		{ ...saved, event_type: 'offline' },
		'ERROR_ARGUMENT',
		'The sandbox portal has no offline events',
	],
])('binding %j is refused with %s', async (parameters, code, text) => {
	expect(await call('event.bind', parameters)).toEqual(error(code, text));
	expect(await result('event.get')).toEqual([]);
});

test('events of payments are there only for an application with the scope sale', async () => {
	sandbox.settings.application.scopes = ['crm'];
	expect(await call('event.bind', saved)).toEqual(
		error('ERROR_EVENT_NOT_FOUND', 'Event not found'),
	);
	expect(await result('events')).not.toContain(saved.event);
	sandbox.settings.application.scopes = ['sale'];
	expect(await result('events')).toContain(saved.event);
	expect(await result('event.bind', saved)).toBe(true);
});

test('only an administrator binds for another user, and others bind for themselves', async () => {
	expect(await result('event.bind', { ...saved, auth_type: 15 })).toBe(true);
	sandbox.settings.user = { admin: false };
	expect(await call('event.bind', { ...deleted, auth_type: 15 })).toMatchObject({
		status: 403,
		body: { error: 'ACCESS_DENIED' },
	});
	expect(await result('event.bind', deleted)).toBe(true);
	expect(await result('event.get')).toEqual([{ ...deleted, auth_type: '1', offline: 0 }]);
});

test.each(['event.bind', 'event.unbind', 'event.get', 'events'])(
	'%s is for applications alone',
	async (method) => {
		expect(await errorOf(sandbox, method, saved)).toEqual({
			status: 403,
			code: 'WRONG_AUTH_TYPE',
			text: 'Current authorization type is denied for this method',
		});
	},
);

test('a batch binds and unbinds too', async () => {
	const query = `event=${saved.event}&handler=${encodeURIComponent(handler)}`;
	const cmd = { bind: `event.bind?${query}`, list: 'event.get', off: `event.unbind?${query}` };
	expect(await result('batch', { cmd })).toMatchObject({
		result: { bind: true, list: [{ ...saved, ...bound }], off: { count: 1 } },
	});
	expect(await result('event.get')).toEqual([]);
});

test('app.info tells an application whether its installation is finished', async () => {
	expect(await result('app.info')).toMatchObject({ STATUS: 'L', INSTALLED: true });
	sandbox.settings.application.installed = false;
	expect(await result('app.info')).toMatchObject({ INSTALLED: false });
	sandbox.settings.application.installed = true;
	expect(await resultOf(sandbox, 'app.info')).not.toHaveProperty('INSTALLED');
});

test('an update of the application, and a reset, forget what was bound', async () => {
	for (const forget of [() => sandbox.events.dropBindings(), () => sandbox.reset()]) {
		await call('event.bind', saved);
		sandbox.events.addWebhook({ handler, events: [saved.event] });
		forget();
		expect(await result('event.get')).toEqual([]);
	}
	expect(sandbox.events.handlers.list).toEqual([]);
});
