import express from 'express';
import { sampleIds } from '../../sandbox';
import { oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import { runOAuthNode } from '../../support/engine/runNode';
import { listenOnLoopback, type LoopbackServer } from '../../support/listen';
import { useSandbox } from '../../support/useSandbox';

const connected = { access_token: 'a1', refresh_token: 'r1' };

/** A server that says true to everything and remembers what it was asked. */
async function startPlainServer(): Promise<LoopbackServer & { seen: string[] }> {
	const seen: string[] = [];
	const app = express().use((request, response) => {
		seen.push(`${request.method} ${request.url} ${String(request.headers.authorization)}`);
		response.json({ result: true });
	});
	return { ...(await listenOnLoopback(app)), seen };
}

describe('A payment with the token of an application', () => {
	const sandbox = useSandbox();

	it('is paid with one request that has the token in its header, and nowhere else', async () => {
		const server = await startPlainServer();
		const store = oAuthCredentialsFor(sandbox, { portal: server.host });

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });
		await server.stop();

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(server.seen).toEqual([
			`POST /rest/crm.item.payment.pay Bearer ${sandbox.oauth.accessToken}`,
		]);
	});

	it('is paid on the portal', async () => {
		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('Y');
		expect(sandbox.journal.entries).toMatchObject([
			{ body: { id: sampleIds.unpaid }, headers: { authorization: 'Bearer …' }, http: 200 },
		]);
	});

	it.each([
		['with https:// before it', (host: string) => `https://${host}`],
		['with a path behind it', (host: string) => `http://${host}/crm/deal/`],
	])('is paid when the portal is entered %s', async (_name, enter) => {
		const store = oAuthCredentialsFor(sandbox, { portal: enter(new URL(sandbox.url).host) });

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});

	it('goes where the token came from when that is on the portal itself', async () => {
		const server = await startPlainServer();
		const store = oAuthCredentialsFor(sandbox, {
			portal: server.host,
			oauthTokenData: { ...connected, client_endpoint: `http://${server.host}/b24/rest/` },
		});

		await runOAuthNode(sandbox, [{ id: 1 }], { store });
		await server.stop();

		expect(server.seen).toEqual(['POST /b24/rest/crm.item.payment.pay Bearer a1']);
	});

	it('never goes to a foreign host that came with the token', async () => {
		const foreign = await startPlainServer();
		const oauthTokenData = {
			...sandbox.oauth.issue(),
			client_endpoint: `http://${foreign.host}/rest/`,
			server_endpoint: `http://${foreign.host}/rest/`,
			domain: foreign.host,
		};
		const store = oAuthCredentialsFor(sandbox, { oauthTokenData });

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });
		await foreign.stop();

		expect(foreign.seen).toEqual([]);
		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});

	it('is not sent after the portal to its new address', async () => {
		const elsewhere = await startPlainServer();
		sandbox.faults.order({
			kind: 'redirect',
			location: `http://${elsewhere.host}/rest/crm.item.payment.pay`,
		});

		const run = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }]);
		await elsewhere.stop();

		expect(elsewhere.seen).toEqual([]);
		expect(run.error?.message).toBe(`The portal has moved to ${elsewhere.host}`);
		expect(sandbox.oauth.refreshes).toBe(0);
	});
});
