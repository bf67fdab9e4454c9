import { useFixture } from './harness/fixture';
import { webhookCredential } from './harness/sandbox-credentials';

const fixture = useFixture();

beforeEach(() => {
	fixture.sandbox.settings.scopes = ['crm'];
});

describe('The credential test in n8n', () => {
	it('says OK for a webhook that may use CRM', async () => {
		expect(await fixture.api.testCredential(webhookCredential(fixture.sandbox))).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it('says for a wrong secret that nobody was let in', async () => {
		const webhook = webhookCredential(fixture.sandbox);
		const { secret } = fixture.sandbox;
		webhook.data.webhookSecretUrl = webhook.data.webhookSecretUrl.replace(secret, 'wrong');

		expect(await fixture.api.testCredential(webhook)).toEqual({
			status: 'Error',
			message: expect.stringMatching(/^Bitrix24 does not accept this webhook/),
		});
	});

	it('names the scope that a webhook lacks, and where it is added', async () => {
		fixture.sandbox.settings.scopes = ['sale'];

		expect(await fixture.api.testCredential(webhookCredential(fixture.sandbox))).toEqual({
			status: 'Error',
			message:
				'Connected, but the webhook lacks the scope CRM (crm). Add it to the webhook in Bitrix24 and save',
		});
	});
});
