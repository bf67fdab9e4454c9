import { type Sandbox, startSandbox } from '../index';
import { requestToken, callWithToken, clientCredentials, refresh } from '../support/oauthClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

test.each(['GET', 'POST'] as const)('tokens are renewed with %s, as documented', async (verb) => {
	const { refresh_token: token } = sandbox.oauth.issue();
	const { status, body } = await refresh(sandbox, token, verb);
	expect(status).toBe(200);
	expect(body).toEqual({
		access_token: expect.any(String),
		refresh_token: expect.any(String),
		expires_in: 3600,
		expires: expect.any(Number),
		client_endpoint: `${sandbox.url}/rest/`,
		server_endpoint: 'https://oauth.bitrix.info/rest/',
		domain: 'oauth.bitrix.info',
		member_id: sandbox.oauth.memberId,
		scope: 'crm,sale,salescenter,pay_system',
		status: 'L',
		user_id: 1,
	});
	expect((await callWithToken(sandbox, { bearer: body.access_token })).status).toBe(200);
	expect(sandbox.oauth.refreshes).toBe(1);
});

test('a refresh token is good once, and no longer than 180 days', async () => {
	const { refresh_token: first } = sandbox.oauth.issue();
	const { refresh_token: second } = (await refresh(sandbox, first)).body;
	const refused = { status: 400, body: { error: 'invalid_grant' } };
	expect(await refresh(sandbox, first)).toMatchObject(refused);
	sandbox.clock.advance(180 * 24 * 3_600_000);
	expect(await refresh(sandbox, second)).toMatchObject(refused);
	expect(sandbox.oauth.refreshes).toBe(3);
});

test('a wrong client is refused with HTTP 200, and an unknown grant type with 400', async () => {
	const { refresh_token: token } = sandbox.oauth.issue();
	const given = {
		grant_type: 'refresh_token',
		refresh_token: token,
		...clientCredentials(sandbox),
	};
	for (const wrong of [{ client_id: 'other' }, { client_secret: 'other' }]) {
		expect(await requestToken(sandbox, { ...given, ...wrong })).toMatchObject({
			status: 200,
			body: { error: 'wrong_client' },
		});
	}
	expect(await requestToken(sandbox, { ...given, grant_type: 'password' })).toMatchObject({
		status: 400,
		body: { error: 'invalid_request' },
	});
	expect((await refresh(sandbox, token)).status).toBe(200);
});

test('the authorize page leads back to the application’s own address, with a code for 30 s', async () => {
	const url = `${sandbox.oauth.authorizeUrl}?client_id=${sandbox.oauth.clientId}&state=a%22b&redirect_uri=https://elsewhere.example/`;
	const page = await (await fetch(url)).text();
	expect(page).toContain('<button>Allow</button>');
	expect(page).toContain('value="a&quot;b"');
	const press = async () => {
		const body = new URLSearchParams({ client_id: sandbox.oauth.clientId, state: 'a"b' });
		const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
		return new URL(answer.headers.get('location') ?? '');
	};
	const back = await press();
	expect(back.origin + back.pathname).toBe(sandbox.oauth.redirectUri);
	expect(Object.fromEntries(back.searchParams)).toEqual({
		code: expect.any(String),
		state: 'a"b',
		domain: new URL(sandbox.url).host,
		member_id: sandbox.oauth.memberId,
		scope: 'crm,sale,salescenter,pay_system',
		server_domain: 'oauth.bitrix.info',
	});
	const exchange = async (from: URL) => {
		const code = from.searchParams.get('code') ?? '';
		const { status, body } = await requestToken(
			sandbox,
			{ grant_type: 'authorization_code', code, ...clientCredentials(sandbox) },
			'POST',
		);
		return [status, body.error];
	};
	expect(await exchange(back)).toEqual([200, undefined]);
	expect(await exchange(back)).toEqual([400, 'invalid_grant']);
	const late = await press();
	sandbox.clock.advance(30_000);
	expect(await exchange(late)).toEqual([401, 'expired_token']);
});

test('an unknown application is told so on the portal, without a way back', async () => {
	const answer = await fetch(`${sandbox.oauth.authorizeUrl}?client_id=other&state=1`);
	expect(answer.status).toBe(400);
	expect(await answer.text()).toContain('No such application');
});
