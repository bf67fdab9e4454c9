import { type Sandbox, sampleIds, startSandbox, TOKEN_REQUEST } from '../index';
import { callWithToken, refresh } from '../support/oauthClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	Object.assign(sandbox.settings.application, {
		scopes: ['crm', 'sale', 'salescenter', 'pay_system'],
		userMayUse: true,
	});
});
afterAll(async () => await sandbox.stop());

const pay = 'crm.item.payment.pay';

test('a token pays in the header, in the query and in the body', async () => {
	const { access_token: token } = sandbox.oauth.issue();
	for (const sent of [
		{ bearer: token },
		{ query: `auth=${token}` },
		{ query: `access_token=${token}` },
		{ body: { auth: token } },
	]) {
		expect(await callWithToken(sandbox, sent)).toMatchObject({
			status: 200,
			body: { result: true },
		});
	}
});

test('the token in the header comes before any other', async () => {
	const { access_token: token } = sandbox.oauth.issue();
	expect((await callWithToken(sandbox, { bearer: token, query: 'auth=wrong' })).status).toBe(200);
	expect((await callWithToken(sandbox, { bearer: 'wrong', query: `auth=${token}` })).status).toBe(
		401,
	);
});

test.each([
	['NO_AUTH_FOUND', 'Wrong authorization data', () => ({})],
	['invalid_token', 'Unable to get application by token', () => ({ bearer: 'unknown' })],
])('a call without a good token is refused with 401 %s', async (error, text, sent) => {
	expect(await callWithToken(sandbox, sent())).toEqual({
		status: 401,
		body: { error, error_description: text },
	});
	expect(sandbox.journal.calls()).toEqual([]);
});

test('a token ends after an hour of the portal’s time, or when the sandbox is told so', async () => {
	const expired = {
		status: 401,
		body: { error: 'expired_token', error_description: 'The access token provided has expired.' },
	};
	const first = sandbox.oauth.issue().access_token;
	sandbox.clock.advance(3_599_000);
	expect((await callWithToken(sandbox, { bearer: first })).status).toBe(200);
	sandbox.clock.advance(1000);
	expect(await callWithToken(sandbox, { bearer: first })).toEqual(expired);

	const second = sandbox.oauth.issue().access_token;
	sandbox.oauth.expire();
	expect(await callWithToken(sandbox, { bearer: second })).toEqual(expired);
});

test.each([
	['APPLICATION_NOT_FOUND', 'Application not found', () => sandbox.oauth.switchOff()],
	[
		'user_access_error',
		'The user does not have access to the application.',
		() => (sandbox.settings.application.userMayUse = false),
	],
	[
		'insufficient_scope',
		'The request requires higher privileges than provided by the access token',
		() => (sandbox.settings.application.scopes = ['sale']),
	],
])('a good token is refused with 401 %s all the same', async (error, text, arrange) => {
	const { access_token: bearer } = sandbox.oauth.issue();
	arrange();
	expect(await callWithToken(sandbox, { bearer })).toEqual({
		status: 401,
		body: { error, error_description: text },
	});
	expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('N');
});

test('the application’s scopes are its own, and not the webhook’s', async () => {
	const { access_token: bearer } = sandbox.oauth.issue();
	sandbox.settings.application.scopes = ['crm'];
	expect((await callWithToken(sandbox, { bearer }, 'scope')).body.result).toEqual(['crm']);
	const byWebhook = await fetch(`${sandbox.webhookUrl}scope`);
	expect(await byWebhook.json()).toMatchObject({ result: expect.arrayContaining(['sale']) });
});

test('the journal has token requests, and no secret in them or in calls', async () => {
	const { access_token: token, refresh_token: again } = sandbox.oauth.issue();
	await callWithToken(sandbox, {
		bearer: token,
		query: `auth=${token}`,
		body: { auth: token, id: 1038 },
	});
	await refresh(sandbox, again, 'POST');
	expect(sandbox.journal.entries).toMatchObject([
		{ method: pay, headers: { authorization: 'Bearer …' }, body: { auth: '…', id: 1038 } },
		{ method: TOKEN_REQUEST, verb: 'POST', parameters: { grant_type: 'refresh_token' }, http: 200 },
	]);
	const text = JSON.stringify(sandbox.journal.entries);
	for (const secret of [...sandbox.oauth.given, sandbox.oauth.clientSecret]) {
		expect(text).not.toContain(secret);
	}
});

test('a fault that names token requests hits them alone', async () => {
	const { access_token: bearer, refresh_token: again } = sandbox.oauth.issue();
	sandbox.faults.order({ kind: 'empty', status: 503, process: 'never', method: TOKEN_REQUEST });
	expect((await callWithToken(sandbox, { bearer })).status).toBe(200);
	await expect(refresh(sandbox, again)).rejects.toThrow(/JSON/);
	expect((await refresh(sandbox, again)).status).toBe(200);
});
