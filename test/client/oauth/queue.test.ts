import { sleep } from 'n8n-workflow';
import { TOKEN_REQUEST } from '../../sandbox';
import { expiredCredentials, oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import { idsAsItems, runNode, runOAuthNode, startOAuthNode } from '../../support/engine/runNode';
import { until } from '../../support/engine/until';
import { useSandbox } from '../../support/useSandbox';

const SCALE = 10;

describe('A webhook and an application of one portal', () => {
	/** A busy machine may let requests arrive closer together than they were sent; two queues send 30 too many. */
	const HARDLY_ANY = 10;
	const bucket = { capacity: 50, drain: 2 };
	const sandbox = useSandbox({ bucket, clockScale: SCALE }, { speedUp: SCALE });

	it('share the portal’s queue, so that it hardly ever has to refuse a request', async () => {
		const [first, second] = [sandbox.store.addPayments(40), sandbox.store.addPayments(40)];
		const store = oAuthCredentialsFor(sandbox, { plan: 'standard' });

		const runs = await Promise.all([
			runNode(sandbox, idsAsItems(first), { plan: 'standard' }),
			runOAuthNode(sandbox, idsAsItems(second), { store }),
		]);

		expect(runs.map((run) => run.json('Bitrix24'))).toEqual(
			[first, second].map((ids) => ids.map((id) => ({ id, result: true }))),
		);
		const refused = sandbox.journal.entries.filter(({ http }) => http === 503);
		expect(refused.length).toBeLessThan(HARDLY_ANY);
	});
});

describe('A cancelled execution of an application', () => {
	const sandbox = useSandbox();

	it('stops waiting for its turn and sends nothing more', async () => {
		const ids = sandbox.store.addPayments(70);
		const store = oAuthCredentialsFor(sandbox, { plan: 'standard' });
		const { finished, cancel } = startOAuthNode(sandbox, idsAsItems(ids), {
			store,
			parameters: { options: { batchSize: 1 } },
		});
		await until(() => sandbox.journal.entries.length >= 50);

		cancel();
		const run = await finished;

		expect(run.status).toBe('canceled');
		const sent = sandbox.journal.entries.length;
		expect(sent).toBeLessThan(56);
		await sleep(20);
		expect(sandbox.journal.entries).toHaveLength(sent);
	});

	it('does not cut the request that is under way', async () => {
		const [id = 0] = sandbox.store.addPayments(1);
		sandbox.settings.latency = 100;
		const { finished, cancel } = startOAuthNode(sandbox, [{ id }]);
		await until(() => sandbox.journal.entries.length === 1);

		cancel();
		await finished;
		await until(() => sandbox.journal.entries[0]?.answeredAt !== undefined);

		expect(sandbox.journal.entries).toMatchObject([{ http: 200, answered: 'result' }]);
	});

	it('keeps the tokens of a renewal that is under way', async () => {
		const [id = 0] = sandbox.store.addPayments(1);
		const store = expiredCredentials(sandbox);
		sandbox.settings.latency = 50;
		const { finished, cancel } = startOAuthNode(sandbox, [{ id }], { store });
		await until(() => sandbox.journal.entries.at(-1)?.method === TOKEN_REQUEST);

		cancel();
		await finished;
		await until(() => store.renewals === 1);

		expect(store.stored.oauthTokenData).toMatchObject({
			access_token: sandbox.oauth.accessToken,
		});
	});
});
