import { NO_ODDITIES, sampleIds, TOKEN_REQUEST } from '../../sandbox';
import { oAuthCredentialsFor, type OAuthCredentials } from '../../support/engine/oauthCredentials';
import { CONTINUE, idsAsItems, locator, runOAuthNode } from '../../support/engine/runNode';
import { textsWith } from '../../support/reachableTexts';
import { useSandbox } from '../../support/useSandbox';
import { journalSummary } from './journalSummary';

const PAY = 'crm.item.payment.pay';

describe('Where the portal’s web server drops the Authorization header', () => {
	const sandbox = useSandbox(
		{ oddities: { dropsAuthorization: true }, language: 'en' },
		{ speedUp: 100 },
	);
	let store: OAuthCredentials;
	beforeEach(() => {
		store = oAuthCredentialsFor(sandbox);
	});
	const wasPaid = (ids: number[]) =>
		ids.every((id) => sandbox.store.payment(id).paid === 'Y') &&
		sandbox.journal.calls(PAY).filter(({ answered }) => answered === 'result').length;

	it('a payment is paid with the token in the body, and the calls after it begin there', async () => {
		const ids = sandbox.store.addPayments(10);

		const run = await runOAuthNode(sandbox, idsAsItems(ids), {
			...{ store, parameters: { options: { parallelRequests: 1 } } },
		});

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(journalSummary(sandbox)).toEqual(['pay NO_AUTH_FOUND', ...ids.map(() => 'pay')]);
		expect(wasPaid(ids)).toBe(10);
	});

	it.each([
		['one by one', {}],
		['twenty at once', { parallelRequests: 20 }],
		['in batches', { batchSize: 7 }],
	])('each payment is paid once, %s', async (_how, options) => {
		const ids = sandbox.store.addPayments(30);

		const run = await runOAuthNode(sandbox, idsAsItems(ids), { store, parameters: { options } });

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(wasPaid(ids)).toBe(30);
	});

	it.each([0, 5])('a payment is created once for each item, batches of %i', async (batchSize) => {
		const before = sandbox.store.payments.size;

		const run = await runOAuthNode(sandbox, [{}, {}, {}], {
			store,
			parameters: {
				...{ operation: 'create', dealId: locator(sampleIds.dealWithoutPayments) },
				options: { batchSize },
			},
		});

		expect(run.json('Bitrix24')).toHaveLength(3);
		expect(sandbox.store.payments.size - before).toBe(3);
	});

	it('an expired token is renewed once, and the new one goes in the body', async () => {
		const ids = sandbox.store.addPayments(5);
		sandbox.oauth.expire();

		const run = await runOAuthNode(sandbox, idsAsItems(ids), { store });

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(sandbox.oauth.refreshes).toBe(1);
		expect(wasPaid(ids)).toBe(5);
	});

	it('a token that can’t be renewed ends the run in the words for it, and nothing is paid', async () => {
		sandbox.oauth.expire();
		sandbox.oauth.revoke();

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store, ...CONTINUE });

		expect(run.json('Bitrix24')).toMatchObject([{ details: { code: 'invalid_grant' } }]);
		expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('N');
	});

	it('what the portal refuses for another reason is not sent again', async () => {
		const run = await runOAuthNode(sandbox, [{ id: 999_999 }], { store, ...CONTINUE });

		expect(run.json('Bitrix24')).toMatchObject([{ error: 'Payment has not been found' }]);
		expect(journalSummary(sandbox)).toEqual(['pay NO_AUTH_FOUND', 'pay 0']);
	});

	it('no token is in what a run leaves behind, whatever the answer repeats', async () => {
		sandbox.faults.order({
			...{ kind: 'error', code: 'ECHO', method: PAY, skip: 1 },
			text: `You sent ${sandbox.oauth.given.join(' ')}`,
		});

		const run = await runOAuthNode(sandbox, [{ id: 1036 }], { store, ...CONTINUE });

		expect(run.json('Bitrix24')).toMatchObject([{ details: { code: 'ECHO' } }]);
		expect(textsWith(sandbox.oauth.given, run.run, sandbox.journal.entries)).toEqual([]);
	});
});

describe('NO_AUTH_FOUND from a portal that sees the header', () => {
	const sandbox = useSandbox({ oddities: NO_ODDITIES, language: 'en' }, { speedUp: 100 });
	const requests = (method: string) =>
		sandbox.journal.entries.filter((entry) => entry.method === method);
	const noAuth = {
		kind: 'error',
		code: 'NO_AUTH_FOUND',
		text: 'Wrong authorization data',
	} as const;

	it('is believed after the token was sent in both places, and then for the whole run', async () => {
		sandbox.faults.order({ ...noAuth, status: 401, method: PAY, times: Infinity });

		const run = await runOAuthNode(sandbox, [{ id: 1 }, { id: 2 }, { id: 3 }], {
			...CONTINUE,
			parameters: { options: { parallelRequests: 1 } },
		});

		expect(run.json('Bitrix24')).toMatchObject(
			Array.from({ length: 3 }, () => ({ details: { code: 'NO_AUTH_FOUND' } })),
		);
		expect(requests(PAY)).toHaveLength(4);
		expect(requests(TOKEN_REQUEST)).toEqual([]);
	});

	it.each([200, 500, 503])(
		'is not sent again with HTTP %i, which no refusal of a token has',
		async (status) => {
			sandbox.faults.order({ ...noAuth, status, method: 'crm.item.payment.add' });

			await runOAuthNode(sandbox, [{}], {
				...CONTINUE,
				parameters: { operation: 'create', dealId: locator(sampleIds.dealWithoutPayments) },
			});

			expect(requests('crm.item.payment.add')).toHaveLength(1);
		},
	);
});
