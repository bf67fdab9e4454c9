import { sampleIds, TOKEN_REQUEST, type Fault } from '../../sandbox';
import { expiredCredentials, oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import { CONTINUE, idsAsItems, runOAuthNode, startOAuthNode } from '../../support/engine/runNode';
import { keepsCause } from '../../support/engine/olderEngines';
import { until } from '../../support/engine/until';
import { useSandbox } from '../../support/useSandbox';
import { journalSummary } from './journalSummary';

const pay = 'crm.item.payment.pay';

/** The code and the words that are left of a refusal where n8n lets go of the server's answer. */
const WITHOUT_CAUSE: Record<string, [string, string]> = {
	invalid_client: ['invalid_client', 'Client authentication failed'],
	invalid_scope: ['invalid_scope', 'The requested scope is invalid'],
	SOMETHING_NEW: ['TOKEN_NOT_RENEWED', 'Неизвестная причина'],
};

describe('When a token can’t be renewed', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const refused = (code: string, text: RegExp, advice: RegExp) => ({
		error: expect.stringMatching(text),
		details: {
			code,
			description: expect.stringMatching(advice),
			httpCode: '401',
			method: pay,
			id: expect.any(Number),
		},
	});

	it('because the grant has ended, the run stops and says to connect again', async () => {
		const store = expiredCredentials(sandbox);
		sandbox.oauth.revoke();
		const ids = sandbox.store.addPayments(30);

		const run = await runOAuthNode(sandbox, idsAsItems(ids), { store });

		expect(run.error?.message).toMatch(/could not be refreshed/);
		expect(run.error?.description).toMatch(/^Nothing was sent for this item.*connect it again/);
		expect(run.error?.description).toMatch(/No other item was done before the run stopped\.$/);
		expect(run.error?.context).toMatchObject({ code: 'invalid_grant', itemIndex: 0 });
		expect(sandbox.journal.calls(pay)).toEqual([]);
		expect(sandbox.oauth.refreshes).toBe(1);
	});

	it('in the middle of a run, it tells which payments were paid, and each was sent once', async () => {
		const ids = sandbox.store.addPayments(40);
		sandbox.settings.latency = 10;
		const { finished } = startOAuthNode(sandbox, idsAsItems(ids));
		await until(() => sandbox.journal.calls(pay).length >= 11);
		sandbox.oauth.expire();
		sandbox.oauth.revoke();

		const run = await finished;

		const paid = ids.filter((id) => sandbox.store.payment(id).paid === 'Y');
		const told = [...(run.error?.description ?? '').matchAll(/\(id (\d+)\)/g)];
		expect(told.map(([, id]) => Number(id))).toEqual(paid);
		expect(paid.length).toBeGreaterThan(9);
		expect(sandbox.journal.calls(pay)).toHaveLength(paid.length);
	});

	it('each item says so in Continue mode, and it is tried once for all of them', async () => {
		const store = expiredCredentials(sandbox);
		sandbox.oauth.revoke();
		const ids = sandbox.store.addPayments(10);

		const run = await runOAuthNode(sandbox, idsAsItems(ids), {
			store,
			onError: 'continueRegularOutput',
		});

		expect(run.json('Bitrix24')).toEqual(
			ids.map(() => refused('invalid_grant', /could not be refreshed/, /connect it again/)),
		);
		expect(sandbox.journal.calls(pay)).toEqual([]);
		expect(sandbox.oauth.refreshes).toBe(1);
	});

	it('because the client is wrong, which is told with HTTP 200, it says to check the client', async () => {
		const store = oAuthCredentialsFor(sandbox, { clientSecret: 'not the right one' });
		sandbox.oauth.expire();

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(journalSummary(sandbox)).toContain('token wrong_client');
		expect(run.error?.message).toMatch(/expired|could not be refreshed/);
		expect(run.error?.description).toMatch(/Client ID and Client Secret/);
		expect(sandbox.journal.calls(pay)).toEqual([]);
		expect(sandbox.oauth.refreshes).toBe(1);
	});

	it.each([
		['NOT_INSTALLED', 401, 'Application not installed', /Install it.*connect/],
		[
			'PAYMENT_REQUIRED',
			401,
			'Payment required',
			/Renew the plan or the subscription in the portal/,
		],
		['invalid_client', 400, 'Client not found', /Client ID and Client Secret.*settings/],
		['invalid_client', 401, 'Client not found', /Client ID and Client Secret.*settings/],
		['wrong_client', 200, 'Wrong client', /Client ID and Client Secret.*settings/],
		['invalid_scope', 400, 'The scope is wrong', /scopes in the application’s settings/],
		['SOMETHING_NEW', 403, 'Неизвестная причина', /again later.*Authorization Server/],
	])(
		'because the authorization server says %s (HTTP %i), it says so in its words, and what to do',
		async (code, status, text, advice) => {
			const [told, words] = keepsCause ? [code, text] : (WITHOUT_CAUSE[code] ?? [code, text]);
			const store = expiredCredentials(sandbox);
			const refusal = { kind: 'error', code, text, status, method: TOKEN_REQUEST } as const;
			sandbox.faults.order({ ...refusal, process: 'never', times: Infinity });

			const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store, ...CONTINUE });

			expect(run.json('Bitrix24')).toEqual([
				refused(told, new RegExp(`could not be refreshed: ${words}`), advice),
			]);
			expect(sandbox.journal.calls(pay)).toEqual([]);
		},
	);

	it('because the portal does not take one that others may use, it says to check the client', async () => {
		const store = expiredCredentials(sandbox);
		const text = 'The access token provided has expired.';
		const refusal = { kind: 'error', code: 'expired_token', text, status: 401 } as const;
		sandbox.faults.order({ ...refusal, method: pay, times: Infinity });

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(run.error?.message).toMatch(/has expired and could not be refreshed/);
		expect(run.error?.description).toMatch(/Client ID and Client Secret/);
	});

	it('because there is no refresh token, it says to connect again', async () => {
		const store = expiredCredentials(sandbox);
		store.stored.oauthTokenData = { access_token: sandbox.oauth.accessToken };

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(run.error?.description).toMatch(/connect it again/);
		expect(sandbox.journal.calls(pay)).toEqual([]);
	});

	const troubles: Array<[string, Fault]> = [
		['resets the connection', { kind: 'reset', process: 'never' }],
		['answers with a page', { kind: 'html', status: 502, process: 'never' }],
		['answers with a page and HTTP 200', { kind: 'html', status: 200, process: 'never' }],
	];

	it.each(troubles)(
		'because the authorization server %s, it says to run again, and the next run works',
		async (_name, fault) => {
			const store = expiredCredentials(sandbox);
			sandbox.faults.order({ ...fault, method: TOKEN_REQUEST });

			const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });
			const next = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

			expect(run.error?.message).toMatch(/could not be refreshed/);
			expect(run.error?.description).toMatch(/^Nothing was sent for this item.*again/);
			expect(run.error?.description).not.toMatch(/connect it again/);
			expect(next.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
			expect(sandbox.journal.calls(pay)).toHaveLength(1);
		},
	);
});

describe('An application that was never connected', () => {
	const sandbox = useSandbox();

	it.each([
		['has no token data', undefined],
		['has no access token', {}],
		['has an empty access token', { access_token: '', refresh_token: '' }],
	])('and %s is told to connect, and nothing is sent', async (_name, oauthTokenData) => {
		const store = oAuthCredentialsFor(sandbox);
		delete store.stored.oauthTokenData;
		if (oauthTokenData !== undefined) store.stored.oauthTokenData = oauthTokenData;

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(run.error?.message).toMatch(/not connected/i);
		expect(run.error?.description).toMatch(/^Nothing was sent.*connect/i);
		expect(sandbox.journal.entries).toEqual([]);
	});
});
