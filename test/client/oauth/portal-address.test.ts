import { parseOAuth2Credential } from '../../../nodes/Bitrix24/portal/connection/oauth2Credential';

const connected = { access_token: 'a1', refresh_token: 'r1' };

describe('The portal of an application', () => {
	it.each([
		'portal.bitrix24.com',
		' portal.bitrix24.com ',
		'https://portal.bitrix24.com',
		'HTTPS://Portal.Bitrix24.com/',
		'https://portal.bitrix24.com/crm/deal/details/1/',
		'http://portal.bitrix24.com',
	])('may be entered as "%s"', (portal) => {
		expect(parseOAuth2Credential({ portal, oauthTokenData: connected })).toMatchObject({
			value: { address: 'https://portal.bitrix24.com/rest', host: 'portal.bitrix24.com' },
		});
	});

	it('keeps a port of its own', () => {
		expect(
			parseOAuth2Credential({ portal: 'box.example.com:8443', oauthTokenData: connected }),
		).toMatchObject({
			value: { address: 'https://box.example.com:8443/rest', host: 'box.example.com:8443' },
		});
	});

	it.each(['', '   ', 'two words', 'user@portal.example', 'portal.example?x', '#', undefined])(
		'is refused as "%s", with a message that names the field',
		(portal) => {
			expect(parseOAuth2Credential({ portal, oauthTokenData: connected })).toMatchObject({
				ok: false,
				message: expect.stringMatching(/^Portal /),
				effect: 'notExecuted',
			});
		},
	);

	it.each([
		['its own host', 'https://portal.bitrix24.com/rest/', 'https://portal.bitrix24.com/rest'],
		[
			'its own host, with a path',
			'https://portal.bitrix24.com/b24/rest/',
			'https://portal.bitrix24.com/b24/rest',
		],
		['another host', 'https://portal.example/rest/', 'https://portal.bitrix24.com/rest'],
		[
			'another host that begins like it',
			'https://portal.bitrix24.com.example/rest/',
			'https://portal.bitrix24.com/rest',
		],
		[
			'another host behind an @',
			'https://portal.bitrix24.com@portal.example/rest/',
			'https://portal.bitrix24.com/rest',
		],
		['another port', 'https://portal.bitrix24.com:8443/rest/', 'https://portal.bitrix24.com/rest'],
		['plain http', 'http://portal.bitrix24.com/rest/', 'https://portal.bitrix24.com/rest'],
		['no URL', 'rest', 'https://portal.bitrix24.com/rest'],
	])('is called at the right place when the token came with %s', (_name, endpoint, address) => {
		const oauthTokenData = { ...connected, client_endpoint: endpoint };

		expect(parseOAuth2Credential({ portal: 'portal.bitrix24.com', oauthTokenData })).toMatchObject({
			value: { address },
		});
	});
});

describe('The authorization server of an application', () => {
	const portal = 'portal.bitrix24.com';

	it.each([
		['https://oauth.example/oauth/token/'],
		['http://127.0.0.1:1234/oauth/token/'],
		['http://localhost/oauth/token/'],
	])('may be %s', (authServerUrl) => {
		const credential = { portal, authServer: 'other', authServerUrl, oauthTokenData: connected };

		expect(parseOAuth2Credential(credential)).toHaveProperty('value.address');
	});

	it.each(['', 'http://oauth.example/oauth/token/', 'oauth.example', 'ftp://oauth.example/'])(
		'is refused as "%s": the client secret is not sent in the clear',
		(authServerUrl) => {
			const credential = { portal, authServer: 'other', authServerUrl, oauthTokenData: connected };

			expect(parseOAuth2Credential(credential)).toMatchObject({
				ok: false,
				message: expect.stringMatching(/^Authorization Server URL /),
				effect: 'notExecuted',
			});
		},
	);
});
