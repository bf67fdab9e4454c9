import type { IDataObject } from 'n8n-workflow';

import { browse, type Browsing } from './harness/browse';
import { CredentialDialog } from './harness/credential-dialog';
import type { Editor } from './harness/editor';
import { setScene, type Scene } from './harness/scene';
import { logs } from './harness/shared';
import { chain, field, ids, pay, started, withCredentials } from './harness/workflow';

const TYPE = 'bitrix24OAuth2Api';

let scene: Scene;
let browser: Browsing;

beforeAll(async () => {
	scene = await setScene();
	browser = await browse(scene.api);
});
beforeEach(() => scene.sandbox.reset());
afterAll(async () => {
	await browser.close();
	await scene.stop();
});

/** Fills in a new credential for the sandbox's application, and puts n8n's address into its card. */
async function fillIn(editor: Editor): Promise<CredentialDialog> {
	const { oauth, settings, url } = scene.sandbox;
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

const stored = async () => (await scene.api.credentials()).filter(({ type }) => type === TYPE);

/** Connects as a person does; the credential that has come of it, and what the portal's window said. */
async function connected(button: string, says: string) {
	const before = (await stored()).map(({ id }) => id);
	let words = '';
	await browser.see(async (editor) => {
		const dialog = await fillIn(editor);
		words = await dialog.connect(button);
		await dialog.says(says);
	});
	const made = (await stored()).find(({ id }) => !before.includes(id));
	if (made === undefined) throw new Error('No credential was stored');
	return { id: made.id, name: made.name, words };
}

const told = field('Told', '={{ $json.id }}: {{ $json.result }}');

/** Pays with a credential of the application; the execution. */
async function payWith(credential: { id: string; name: string }, given: number[]) {
	const node = pay({
		credentials: { [TYPE]: { id: null, name: '' } },
		parameters: { authentication: 'oAuth2' },
	});
	const file = withCredentials(chain([started, ids(given), node, told]), { [TYPE]: credential });
	return await scene.api.run(await scene.api.addWorkflow(file));
}

/** What must be read nowhere. */
const secrets = () => [scene.sandbox.oauth.clientSecret, ...scene.sandbox.oauth.given];

describe('A credential of an application', () => {
	it('is connected by hand, pays, and is renewed once when its token has expired', async () => {
		const { oauth, store } = scene.sandbox;
		const { words, ...credential } = await connected('Allow', 'Account connected');
		expect(words).toBe('');

		const first = await payWith(credential, [1037]);
		oauth.expire();
		const second = await payWith(credential, [1038, 1041]);
		const third = await payWith(credential, [1037]);

		expect(first.json('Pay')).toEqual([{ id: 1037, result: true }]);
		expect(second.json('Told')).toEqual([{ text: '1038: true' }, { text: '1041: true' }]);
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
		const { data } = await scene.api.ask<{ data: IDataObject }>('GET', path);
		expect(data).toMatchObject({ clientId: scene.sandbox.oauth.clientId });
		expect(data).not.toHaveProperty('oauthTokenData');
		expect(scene.sandbox.oauth.given).toEqual([]);

		const { error } = await payWith(credential, [1037]);

		expect(error?.message).toBe('The Bitrix24 OAuth2 API credential is not connected');
		expect(error?.description).toMatch(/^Nothing was sent\. Open the .+ and press Connect\./);
		expect(scene.sandbox.journal.entries).toEqual([]);
	});
});
