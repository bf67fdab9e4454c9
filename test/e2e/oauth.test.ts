import type { IDataObject } from 'n8n-workflow';

import { useBrowserSession } from './harness/browser-session';
import { CredentialDialog } from './harness/credential-dialog';
import type { Editor } from './harness/editor';
import { useFixture } from './harness/fixture';
import { report } from './harness/payment-report';
import { logs } from './harness/shared-n8n';
import { chain, ids, pay, manualTrigger, withCredentials } from './harness/workflow';

const TYPE = 'bitrix24OAuth2Api';

const fixture = useFixture();
const browser = useBrowserSession(fixture);

/** Fills in a new credential for the sandbox's application, and puts n8n's address into its card. */
async function fillIn(editor: Editor): Promise<CredentialDialog> {
	const { oauth, settings, url } = fixture.sandbox;
	const dialog = new CredentialDialog(editor);
	await dialog.create('Bitrix24 OAuth2 API');
	settings.application.redirectUri = await dialog.redirectUrl();
	await dialog.fill('clientId', oauth.clientId);
	await dialog.fill('clientSecret', oauth.clientSecret);
	await dialog.fill('portal', new URL(url).host);
	await dialog.choose('authServer', /^Other/);
	await dialog.fill('authServerUrl', oauth.tokenUrl);
	await dialog.choose('plan', /^Self-Hosted/);
	return dialog;
}

const stored = async () => (await fixture.api.credentials()).filter(({ type }) => type === TYPE);

/** Connects as a person does; the credential that has come of it, and what the portal's window said. */
async function connected(button: string, says: string) {
	const before = (await stored()).map(({ id }) => id);
	let words = '';
	await browser.withEditor(async (editor) => {
		const dialog = await fillIn(editor);
		words = await dialog.connect(button);
		await dialog.waitForMessage(says);
	});
	const made = (await stored()).find(({ id }) => !before.includes(id));
	if (made === undefined) throw new Error('No credential was stored');
	return { id: made.id, name: made.name, words };
}

/** Pays with a credential of the application; the execution. */
async function payWith(credential: { id: string; name: string }, given: number[]) {
	const node = pay({
		credentials: { [TYPE]: { id: null, name: '' } },
		parameters: { authentication: 'oAuth2' },
	});
	const file = withCredentials(chain([manualTrigger, ids(given), node, report]), {
		[TYPE]: credential,
	});
	return await fixture.api.run(await fixture.api.addWorkflow(file));
}

/** What must be read nowhere. */
const secrets = () => [fixture.sandbox.oauth.clientSecret, ...fixture.sandbox.oauth.given];

describe('A credential of an application', () => {
	it('says below its secret that Portal is still to be filled in, and has it below these words', async () => {
		await browser.withEditor(async (editor) => {
			const dialog = new CredentialDialog(editor);
			await dialog.create('Bitrix24 OAuth2 API');

			const [words, secret, portal] = await dialog.heights(
				'Then fill in Portal below.',
				'clientSecret',
				'portal',
			);

			expect(words).toBeGreaterThan(Number(secret));
			expect(portal).toBeGreaterThan(Number(words));
		});
	});

	it('is connected by hand, pays, and is renewed once when its token has expired', async () => {
		const { oauth, store } = fixture.sandbox;
		const { words, ...credential } = await connected('Allow', 'Account connected');
		expect(words).toBe('');

		const first = await payWith(credential, [1037]);
		oauth.expire();
		const second = await payWith(credential, [1038, 1041]);
		const third = await payWith(credential, [1037]);

		expect(first.json('Pay')).toEqual([{ id: 1037, result: true }]);
		expect(second.json('Report')).toEqual([{ text: '1038: true' }, { text: '1041: true' }]);
		expect(third.status).toBe('success');
		expect(oauth.refreshes).toBe(1);
		expect([1037, 1038, 1041].map((id) => store.payment(id).paid)).toEqual(['Y', 'Y', 'Y']);
		// Two access tokens, two refresh tokens and a code.
		expect(oauth.given).toHaveLength(5);
		const read = logs() + JSON.stringify([first, second, third]);
		expect(read).toContain('Editor is now accessible');
		expect(secrets().filter((secret) => read.includes(secret))).toEqual([]);
	});

	it('that was refused on the portal’s page says so, and has no token', async () => {
		const { words, ...credential } = await connected('Deny', 'Connect your account');

		expect(words).toContain('access_denied');
		expect(words).toContain('Failed to connect');
		const path = `/rest/credentials/${credential.id}?includeData=true`;
		const { data } = await fixture.api.request<{ data: IDataObject }>('GET', path);
		expect(data).toMatchObject({ clientId: fixture.sandbox.oauth.clientId });
		expect(data).not.toHaveProperty('oauthTokenData');
		expect(fixture.sandbox.oauth.given).toEqual([]);

		const { error } = await payWith(credential, [1037]);

		expect(error?.message).toBe('The Bitrix24 OAuth2 API credential is not connected');
		expect(error?.description).toMatch(/^Nothing was sent\. Open the .+ and click Connect\./);
		expect(fixture.sandbox.journal.entries).toEqual([]);
	});
});
