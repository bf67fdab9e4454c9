import { setScene, webhookOf, type Scene } from './harness/scene';

let scene: Scene;

beforeAll(async () => {
	scene = await setScene();
});
beforeEach(() => {
	scene.sandbox.settings.scopes = ['crm'];
});
afterAll(async () => await scene.stop());

describe('The credential test in n8n', () => {
	it('says OK for a webhook that may use CRM', async () => {
		expect(await scene.api.testCredential(webhookOf(scene.sandbox))).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	it('says for a wrong secret that nobody was let in', async () => {
		const webhook = webhookOf(scene.sandbox);
		const { secret } = scene.sandbox;
		webhook.data.webhookSecretUrl = webhook.data.webhookSecretUrl.replace(secret, 'wrong');

		expect(await scene.api.testCredential(webhook)).toEqual({
			status: 'Error',
			message: 'Unauthorized',
		});
	});

	it('names the scope that a webhook lacks, and where it is added', async () => {
		scene.sandbox.settings.scopes = ['sale'];

		expect(await scene.api.testCredential(webhookOf(scene.sandbox))).toEqual({
			status: 'Error',
			message:
				'Connected, but the webhook lacks the scope CRM: add it to the webhook in Bitrix24 and save',
		});
	});
});
