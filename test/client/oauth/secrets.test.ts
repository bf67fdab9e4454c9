import { sampleIds, TOKEN_REQUEST } from '../../sandbox';
import { oAuthCredentialsFor } from '../../support/engine/oauthCredentials';
import { runOAuthNode } from '../../support/engine/runNode';
import { reachableTexts, textsWith } from '../../support/reachableTexts';
import { useSandbox } from '../../support/useSandbox';
import { echoSecrets, failures, PAY } from './failures';

const CLIENT = 'cl13nt5ecret';

describe('Access tokens, refresh tokens and the client secret', () => {
	const application = { clientSecret: CLIENT, scopes: ['crm'] };
	const sandbox = useSandbox({ application }, { speedUp: 200 });

	const secrets = () => [CLIENT, ...sandbox.oauth.given];
	const leaks = (...values: unknown[]) => textsWith(secrets(), ...values);

	it.each(failures)('are in nothing that a run leaves behind after %s', async (_name, arrange) => {
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			for (const batchSize of [0, 10]) {
				sandbox.reset();
				const store = oAuthCredentialsFor(sandbox, { clientSecret: CLIENT });
				arrange(sandbox);

				const run = await runOAuthNode(sandbox, [{ id: 99999 }, { id: sampleIds.unpaid }], {
					store,
					onError,
					parameters: { options: { batchSize } },
				});

				expect(secrets().length).toBeGreaterThan(2);
				expect(leaks(run.thrown, run.run, JSON.stringify(run.thrown))).toEqual([]);
				expect(run.thrown[0]?.cause).toBeUndefined();
			}
		}
	});

	it('are in nothing that a run leaves behind when another run has renewed them meanwhile', async () => {
		const store = oAuthCredentialsFor(sandbox, { clientSecret: CLIENT });
		const renewElsewhere = (parameters: Record<string, unknown>): boolean => {
			if (parameters.id === 1) store.stored.oauthTokenData = { ...sandbox.oauth.issue() };
			return parameters.id === 2;
		};
		echoSecrets(sandbox, PAY, { parameters: renewElsewhere });

		const run = await runOAuthNode(sandbox, [{ id: 1 }, { id: 2 }], {
			store,
			onError: 'continueRegularOutput',
		});

		expect(run.json('Bitrix24')[1]?.error).toMatch(/^You sent/);
		expect(leaks(run.run)).toEqual([]);
	});

	it('are not in what the sandbox portal notes of the requests either', async () => {
		const store = oAuthCredentialsFor(sandbox, { clientSecret: CLIENT });
		sandbox.oauth.expire();
		await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { store });

		expect(reachableTexts(sandbox.journal.entries)).toContain(TOKEN_REQUEST);
		expect(leaks(sandbox.journal.entries)).toEqual([]);
	});
});
