import { runWorkflow } from '../../support/engine';
import { workflowWith } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import { parseWebhookCredential } from '../../../nodes/Bitrix24/portal/connection/webhookUrl';

describe('Webhook URL', () => {
	const sandbox = useSandbox();
	const payWith = async (webhookSecretUrl: unknown) =>
		await runWorkflow(workflowWith(), {
			credentials: { bitrix24Api: { webhookSecretUrl: webhookSecretUrl as string } },
			input: [{ id: 1037 }],
		});

	it.each([
		['as Bitrix24 shows it', (url: string) => url],
		['without the last slash', (url: string) => url.slice(0, -1)],
		['with blanks around it', (url: string) => ` ${url}\n`],
		['with the example method that Bitrix24 adds', (url: string) => `${url}profile.json`],
		['with a method and a slash', (url: string) => `${url}crm.item.payment.pay/`],
		['by the name of this machine', (url: string) => url.replace('127.0.0.1', 'localhost')],
	])('is taken %s', async (_name, form) => {
		const run = await payWith(form(sandbox.webhookUrl));

		expect(run.json('Bitrix24')).toEqual([{ id: 1037, result: true }]);
	});

	it.each([
		['empty', '', /is empty/],
		['a number', 5, /is empty/],
		['no URL', 'portal/rest/1/secret1', /is not a URL/],
		['plain http', 'http://portal.example/rest/1/secret1/', /must begin with https/],
		[
			'plain http to a host that looks like this machine',
			'http://127.0.0.1.portal.example/rest/1/secret1/',
			/must begin with https/,
		],
		[
			'plain http to another machine nearby',
			'http://192.168.0.1/rest/1/secret1/',
			/must begin with https/,
		],
		['another protocol', 'ftp://portal.example/rest/1/secret1/', /must begin with https/],
		['without a secret', 'https://portal.example/rest/1/', /not the URL of an inbound webhook/],
		['of an application', 'https://portal.example/rest/', /not the URL of an inbound webhook/],
		['of REST 3.0', 'https://portal.example/rest/api/1/secret1/', /REST 3\.0/],
		[
			'with a password',
			'https://me:secret1@portal.example/rest/1/secret1/',
			/user name or password/,
		],
	])('is refused before anything is sent when it is %s', async (_name, url, message) => {
		const run = await payWith(url);

		expect(run.error?.message).toMatch(message);
		expect(run.error?.message).toMatch(/^Webhook URL /);
		expect(run.error?.description).toMatch('Inbound webhook');
		expect(JSON.stringify(run.error)).not.toContain('secret1');
	});

	it('of a portal in a folder or on a port of its own keeps them', () => {
		const webhookSecretUrl = 'https://crm.example:8443/portal/rest/1/abc/';

		expect(parseWebhookCredential({ webhookSecretUrl, plan: 'selfHosted' })).toEqual({
			ok: true,
			value: {
				address: 'https://crm.example:8443/portal/rest/1/abc',
				host: 'crm.example:8443',
				plan: 'selfHosted',
				userId: 1,
				secrets: ['abc'],
			},
		});
	});

	it('that is wrong says where to get the right one', async () => {
		const run = await payWith(sandbox.webhookUrl.replace(sandbox.secret, 'wrong'));

		expect(run.error?.message).toBe('Invalid request credentials');
		expect(run.error?.description).toMatch('Create a new inbound webhook');
		expect(run.error?.httpCode).toBe('401');
		expect(sandbox.journal.entries).toHaveLength(1);
	});
});
