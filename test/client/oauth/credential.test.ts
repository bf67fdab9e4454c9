import { Bitrix24OAuth2Api } from '../../../credentials/Bitrix24OAuth2Api.credentials.js';
import { testCredential } from '../../support/engine/testCredential';
import {
	APPLICATION,
	oAuthCredentialsFor,
	OAuthCredentials,
} from '../../support/engine/oauthCredentials';
import { keepsCause } from '../../support/engine/olderEngines';
import { useSandbox } from '../../support/useSandbox';

const resolved = async (entered: Record<string, string>) =>
	await new OAuthCredentials(entered).getDecrypted({}, {}, APPLICATION);

describe('The credential Bitrix24 OAuth2 API', () => {
	const credential = new Bitrix24OAuth2Api();

	it('is n8n’s OAuth2 with what Bitrix24 asks for, none of which the user has to know', () => {
		const hidden = credential.properties.filter(({ type }) => type === 'hidden');

		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(Object.fromEntries(hidden.map(({ name, default: value }) => [name, value]))).toEqual({
			grantType: 'authorizationCode',
			authUrl: expect.stringMatching(/^=\{\{.+\}\}$/),
			accessTokenUrl: expect.stringMatching(/^=\{\{.+\}\}$/),
			// Empty, but there: n8n asks for the scope openid where it is undefined.
			scope: '',
			authQueryParameters: '',
			authentication: 'body',
		});
	});

	it('shows the application, the portal, the authorization server and the plan', () => {
		const shown = credential.properties.filter(({ type }) => type !== 'hidden');

		expect(shown.map(({ name }) => name)).toEqual([
			'clientId',
			'clientSecret',
			'portal',
			'authServer',
			'authServerUrl',
			'plan',
		]);
	});

	it.each([
		['portal.bitrix24.com', 'https://portal.bitrix24.com/oauth/authorize/'],
		[' https://portal.bitrix24.com ', 'https://portal.bitrix24.com/oauth/authorize/'],
		['http://portal.bitrix24.com/crm/', 'https://portal.bitrix24.com/oauth/authorize/'],
		['box.example.com:8443', 'https://box.example.com:8443/oauth/authorize/'],
		['127.0.0.1:1234', 'http://127.0.0.1:1234/oauth/authorize/'],
		['localhost.example', 'https://localhost.example/oauth/authorize/'],
	])('asks for the access to "%s" at %s', async (portal, authUrl) => {
		expect(await resolved({ portal })).toMatchObject({ authUrl });
	});

	it.each([
		[{}, 'https://oauth.bitrix.info/oauth/token/'],
		[
			{ authServer: 'https://oauth.bitrix24.tech/oauth/token/' },
			'https://oauth.bitrix24.tech/oauth/token/',
		],
		[
			{ authServer: 'other', authServerUrl: 'https://oauth.example/oauth/token/' },
			'https://oauth.example/oauth/token/',
		],
	])('takes tokens, with %j, from %s', async (entered, accessTokenUrl) => {
		expect(await resolved({ portal: 'portal.example', ...entered })).toMatchObject({
			accessTokenUrl,
			authentication: 'body',
			grantType: 'authorizationCode',
			scope: '',
		});
	});
});

describe('The test of the credential Bitrix24 OAuth2 API', () => {
	const sandbox = useSandbox({ application: { scopes: ['crm'] } });
	const credential = new Bitrix24OAuth2Api();
	const testResult = async (store = oAuthCredentialsFor(sandbox)) =>
		await testCredential(credential, await store.getDecrypted({}, {}, APPLICATION), store);

	it.each([
		['host alone', (host: string) => host],
		['URL', (host: string) => `https://${host}/crm/`],
	])(
		'says OK for an application that may use CRM, the portal entered as %s',
		async (_name, enter) => {
			const portal = enter(new URL(sandbox.url).host);

			expect(await testResult(oAuthCredentialsFor(sandbox, { portal }))).toBe('OK');
			expect(sandbox.journal.entries).toMatchObject([
				{ method: 'method.get', parameters: { name: 'crm.item.payment.pay' }, http: 200 },
			]);
		},
	);

	it('says OK where the web server drops the Authorization header', async () => {
		sandbox.settings.oddities.dropsAuthorization = true;

		expect(await testResult()).toBe('OK');
	});

	it('names the scope that the application lacks', async () => {
		sandbox.settings.application.scopes = ['sale'];

		expect(await testResult()).toMatch(/application lacks the scope CRM/);
	});

	it('says OK after an hour, too', async () => {
		const store = oAuthCredentialsFor(sandbox);
		sandbox.oauth.expire();

		expect(await testResult(store)).toBe('OK');
		expect(store.renewals).toBe(1);
	});

	it('says that the access is not accepted when the application is switched off', async () => {
		sandbox.oauth.switchOff();

		const words = keepsCause ? /^Bitrix24 rejected the access token. The application/ : /failed/;
		expect(await testResult()).toMatch(words);
	});
});
