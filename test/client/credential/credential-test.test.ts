import { Bitrix24Api } from '../../../credentials/Bitrix24Api.credentials.js';
import { testCredential } from '../../support/engine/testCredential';
import { useSandbox } from '../../support/useSandbox';

describe('The test of the credential Bitrix24 API', () => {
	const sandbox = useSandbox({ scopes: ['crm'] });
	const credential = new Bitrix24Api();

	it.each([
		['as shown', (url: string) => url],
		['without the last slash', (url: string) => url.slice(0, -1)],
		['with an example method', (url: string) => ` ${url}profile.json `],
	])('says OK for a webhook that may use CRM, %s', async (_name, form) => {
		expect(await testCredential(credential, { webhookSecretUrl: form(sandbox.webhookUrl) })).toBe(
			'OK',
		);
		expect(sandbox.journal.entries).toMatchObject([
			{ method: 'method.get', parameters: { name: 'crm.item.payment.pay' } },
		]);
	});

	it('names the scope that the webhook lacks', async () => {
		sandbox.settings.scopes = ['sale'];

		expect(await testCredential(credential, { webhookSecretUrl: sandbox.webhookUrl })).toMatch(
			/lacks the scope CRM/,
		);
	});

	it('says Unauthorized for a wrong webhook', async () => {
		const webhookSecretUrl = sandbox.webhookUrl.replace(sandbox.secret, 'wrong');

		expect(await testCredential(credential, { webhookSecretUrl })).toBe('Unauthorized');
	});

	it.each([
		'http://portal.bitrix24.example/rest/1/secret1/',
		'http://127.0.0.1.bitrix24.example/rest/1/secret1/',
		'portal.bitrix24.example/rest/1/secret1/',
	])('sends no secret to %s', async (webhookSecretUrl) => {
		expect(await testCredential(credential, { webhookSecretUrl })).toBe('Invalid URL');
	});
});
