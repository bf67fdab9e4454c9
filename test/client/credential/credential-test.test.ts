import { Bitrix24Api } from '../../../credentials/Bitrix24Api.credentials.js';
import type { Fault, FaultKind } from '../../sandbox/faults';
import { keepsCause } from '../../support/engine/olderEngines';
import { testCredential } from '../../support/engine/testCredential';
import { useSandbox } from '../../support/useSandbox';

/** What n8n shows of a refusal where it lets go of its cause, and so of the rules for it: words of its own. */
const orOfN8n = (words: RegExp): RegExp =>
	keepsCause
		? words
		: new RegExp(
				`${words.source}|^(Authorization failed|Bad gateway|Bad request|Bitrix24|The resource|The service|Service|Request failed|Forbidden|UNKNOWN)`,
			);

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

	const test = async () =>
		await testCredential(credential, { webhookSecretUrl: sandbox.webhookUrl });

	it('says that a wrong webhook is not accepted, and what to do', async () => {
		const webhookSecretUrl = sandbox.webhookUrl.replace(sandbox.secret, 'wrong');

		expect(await testCredential(credential, { webhookSecretUrl })).toMatch(
			orOfN8n(/^Bitrix24 does not accept this webhook.*Create a new webhook/),
		);
	});

	it.each<[string, FaultKind, RegExp]>([
		[
			'a wrong webhook with HTTP 200',
			{ kind: 'error', code: 'INVALID_CREDENTIALS', text: 'Invalid', status: 200 },
			/does not accept this webhook/,
		],
		[
			'any other error with HTTP 200',
			{ kind: 'error', code: 'X', text: 'x', status: 200 },
			/^This is not a response of the Bitrix24 REST API/,
		],
		[
			'a login page with HTTP 200',
			{ kind: 'html', status: 200, process: 'never' },
			/a login page.*Check the portal’s address/,
		],
		['an empty answer', { kind: 'empty', status: 200, process: 'never' }, /an empty response/],
		...[true, {}, [], 'OK', null].map((result): [string, FaultKind, RegExp] => [
			`a result of something else, ${JSON.stringify(result)}`,
			{ kind: 'body', status: 200, body: { result }, process: 'never' },
			/^This is not a response of the Bitrix24 REST API/,
		]),
		[
			'a redirect',
			{ kind: 'redirect', location: 'https://new-portal.bitrix24.com/' },
			/redirects the request/,
		],
		['no REST', { kind: 'html', status: 404, process: 'never' }, /no Bitrix24 REST/],
		['a gateway', { kind: 'html', status: 502, process: 'never' }, /test again in a minute/],
	])('says for %s what it is', async (_name, fault, words) => {
		sandbox.faults.order(fault as Fault);

		expect(await test()).toMatch(orOfN8n(words));
	});

	it('says that a portal is too old for the method', async () => {
		const body = { result: { isExisting: false, isAvailable: false } };
		sandbox.faults.order({ kind: 'body', status: 200, body, process: 'never' });

		expect(await test()).toMatch(/can’t mark payments as paid.*Update/);
	});

	it('says that the licence may be over where the portal says so', async () => {
		sandbox.settings.oddities.closedAt = '/bitrix/coupon_activation.php';
		expect(await test()).toMatch(orOfN8n(/its licence has expired/));
		Object.assign(sandbox.settings.oddities, { closedAt: null, trialPage: true });
		expect(await test()).toMatch(orOfN8n(/its licence may have expired/));
	});

	it.each([
		'http://portal.bitrix24.example/rest/1/secret1/',
		'http://127.0.0.1.bitrix24.example/rest/1/secret1/',
		'portal.bitrix24.example/rest/1/secret1/',
	])('sends no secret to %s', async (webhookSecretUrl) => {
		expect(await testCredential(credential, { webhookSecretUrl })).toMatch(
			/^(ERR_INVALID_URL|Invalid URL)$/,
		);
	});
});
