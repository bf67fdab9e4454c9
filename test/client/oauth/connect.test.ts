// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- n8n's own client comes with n8n-core
import { ClientOAuth2 } from '@n8n/client-oauth2';
import { sampleIds } from '../../sandbox';
import { APPLICATION, oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import { useSandbox } from '../../support/useSandbox';
import { runOAuthNode } from '../../support/engine/runNode';

/** What a person does: opens the page, presses Allow, and is sent back. */
async function allow(authorizeUrl: string): Promise<string> {
	const page = await (await fetch(authorizeUrl)).text();
	const fields = [...page.matchAll(/<input[^>]* name="(\w+)" value="([^"]*)"/g)].map(
		([, name = '', value = '']): [string, string] => [name, value],
	);
	const answer = await fetch(authorizeUrl, {
		method: 'POST',
		body: new URLSearchParams(fields),
		redirect: 'manual',
	});
	return answer.headers.get('location') ?? '';
}

describe('Connecting the credential', () => {
	const sandbox = useSandbox();

	it('brings, through n8n’s own client and a person’s Allow, a token that pays', async () => {
		const store = oAuthCredentialsFor(sandbox);
		const entered = await store.getDecrypted({}, {}, APPLICATION);
		// As n8n's controller for OAuth2 does it: the client goes into the body.
		const client = new ClientOAuth2({
			clientId: sandbox.oauth.clientId,
			accessTokenUri: String(entered.accessTokenUrl),
			authorizationUri: String(entered.authUrl),
			redirectUri: sandbox.oauth.redirectUri,
			scopes: String(entered.scope).split(' '),
			authentication: 'body',
		});
		const back = await allow(client.code.getUri({ state: 'as1f' }));
		const body = { client_id: sandbox.oauth.clientId, client_secret: sandbox.oauth.clientSecret };
		const token = await client.code.getToken(back, { body });
		store.stored.oauthTokenData = token.data;

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(new URL(back).searchParams.get('state')).toBe('as1f');
		expect(token.data).not.toHaveProperty('token_type');
		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});
});
