import { sampleIds, TOKEN_REQUEST } from '../../sandbox';
import { oAuthCredentialsFor, type OAuthCredentials } from '../../support/engine/oauthCredentials';
import { idsAsItems, locator, runOAuthNode, startOAuthNode } from '../../support/engine/runNode';
import { until } from '../../support/engine/until';
import { useSandbox } from '../../support/useSandbox';

const HOUR = 3_600_000;

describe('When the hour of a token is over', () => {
	// So that many requests are under way at once.
	const sandbox = useSandbox({ latency: 15 });
	let store: OAuthCredentials;
	beforeEach(() => {
		store = oAuthCredentialsFor(sandbox);
	});
	const sentOf = (method: string) =>
		sandbox.journal
			.calls(method)
			.map(({ parameters }) => Number(parameters.id))
			.sort((one, other) => one - other);

	it('a payment is paid with a new one, and the next run has it already', async () => {
		sandbox.clock.advance(HOUR);

		const first = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });
		const second = await runOAuthNode(sandbox, [{ id: sampleIds.unpaidToo }], { store });

		expect(first.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(second.json('Bitrix24')).toEqual([{ id: sampleIds.unpaidToo, result: true }]);
		expect(sandbox.journal.entries.filter(({ method }) => method === TOKEN_REQUEST)).toMatchObject([
			{ verb: 'POST', parameters: { grant_type: 'refresh_token' }, http: 200 },
		]);
		expect(sandbox.journal.entries.at(-1)?.http).toBe(200);
		expect(store.stored.oauthTokenData).toMatchObject({
			access_token: sandbox.oauth.accessToken,
			client_endpoint: `${sandbox.url}/rest/`,
		});
	});

	it('while 20 requests are under way, it is renewed once and each payment is paid once', async () => {
		const ids = sandbox.store.addPayments(50);
		const { finished } = startOAuthNode(sandbox, idsAsItems(ids), {
			store,
			parameters: { options: { parallelRequests: 20 } },
		});
		await until(() => sandbox.journal.entries.length >= 15);
		sandbox.oauth.expire();

		const run = await finished;

		expect(run.items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		const late = sandbox.journal.entries.filter(({ error }) => error === 'expired_token');
		expect(late.length).toBeGreaterThan(5);
		expect(sandbox.oauth.refreshes).toBe(1);
		expect(sentOf('crm.item.payment.pay')).toEqual(ids);
	});

	it('while 20 requests are under way, each payment is created once', async () => {
		const before = sandbox.store.payments.size;
		const { finished } = startOAuthNode(
			sandbox,
			Array.from({ length: 50 }, () => ({ deal: sampleIds.dealWithoutPayments })),
			{
				store,
				parameters: {
					operation: 'create',
					dealId: locator('={{ $json.deal }}'),
					options: { parallelRequests: 20 },
				},
			},
		);
		await until(() => sandbox.journal.entries.length >= 15);
		sandbox.oauth.expire();

		const run = await finished;

		const made = run.json('Bitrix24').map(({ id }) => id);
		expect(new Set(made).size).toBe(50);
		expect(sandbox.store.payments.size - before).toBe(50);
		expect(sandbox.oauth.refreshes).toBe(1);
	});

	it('in batches it is renewed once, too, and each payment is paid once', async () => {
		const ids = sandbox.store.addPayments(100);
		const { finished } = startOAuthNode(sandbox, idsAsItems(ids), {
			store,
			parameters: { options: { batchSize: 5, parallelRequests: 5 } },
		});
		await until(() => sandbox.journal.calls('batch').length >= 4);
		sandbox.oauth.expire();

		const run = await finished;

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(sandbox.oauth.refreshes).toBe(1);
		expect(sentOf('crm.item.payment.pay')).toEqual(ids);
	});

	it('two runs that need a new one share it, though the old one is good for one renewal only', async () => {
		const [first, second] = [sandbox.store.addPayments(15), sandbox.store.addPayments(15)];
		sandbox.oauth.expire();

		const runs = await Promise.all([
			runOAuthNode(sandbox, idsAsItems(first), { store }),
			runOAuthNode(sandbox, idsAsItems(second), { store }),
		]);

		expect(runs.map((run) => run.json('Bitrix24'))).toEqual(
			[first, second].map((ids) => ids.map((id) => ({ id, result: true }))),
		);
		expect(sandbox.oauth.refreshes).toBe(1);
		expect(store.renewals).toBe(1);
		expect(sentOf('crm.item.payment.pay')).toEqual([...first, ...second]);
	});

	it('it can be renewed again an hour later', async () => {
		const ids = sandbox.store.addPayments(3);
		for (const id of ids) {
			sandbox.clock.advance(HOUR);
			const run = await runOAuthNode(sandbox, [{ id }], { store });
			expect(run.json('Bitrix24')).toEqual([{ id, result: true }]);
		}

		expect(sandbox.oauth.refreshes).toBe(3);
	});

	it('a token that the portal does not know is renewed like one whose hour is over', async () => {
		store.stored.oauthTokenData = {
			...(store.stored.oauthTokenData as object),
			access_token: 'unknown',
		};

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.oauth.refreshes).toBe(1);
	});
});
