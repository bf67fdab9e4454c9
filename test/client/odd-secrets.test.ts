import { sampleIds } from '../sandbox';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { CONTINUE, runOAuthNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const { unpaid } = sampleIds;

/** Half of a character: URL encoding has no form for it. */
const HALVES = ['s3cr\ud83det', '\ude00s3cret', '\ud83d\ud83d\ud83d\ud83d'];

describe('A secret with half of a character in it', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });
	const refuse = (text: string) =>
		sandbox.faults.order({ kind: 'error', code: 'ACCESS_DENIED', text, status: 403 });

	it.each(HALVES)(
		'is blotted out of a failure, which is whole (client secret %j)',
		async (secret) => {
			refuse(`No access for ${secret}.`);
			const store = oAuthCredentialsFor(sandbox, { clientSecret: secret });

			const { json } = await runOAuthNode(sandbox, [{ id: unpaid }], { ...CONTINUE, store });

			expect(json('Bitrix24')).toEqual([
				{
					error: expect.not.stringMatching(/s3cr|3cret|(\ufffd){3}/),
					details: expect.objectContaining({ code: 'ACCESS_DENIED', id: unpaid }),
				},
			]);
		},
	);

	it.each(HALVES)('stops a workflow with the portal’s words (refresh token %j)', async (secret) => {
		refuse('No access');
		const tokens = { ...sandbox.oauth.issue(), refresh_token: secret };
		const store = oAuthCredentialsFor(sandbox, { oauthTokenData: tokens });

		const { error } = await runOAuthNode(sandbox, [{ id: unpaid }], { store });

		expect([error?.message, error?.name]).toEqual(['No access', 'NodeApiError']);
	});

	it.each(HALVES.slice(0, 2))(
		'is renewed as any other access token that is not known (%j)',
		async (secret) => {
			const tokens = { ...sandbox.oauth.issue(), access_token: secret };
			const store = oAuthCredentialsFor(sandbox, { oauthTokenData: tokens });

			const { json } = await runOAuthNode(sandbox, [{ id: unpaid }], { ...CONTINUE, store });

			// An older n8n refuses such a header before it sends anything.
			const refused = {
				error: expect.any(String),
				details: expect.objectContaining({
					code: 'ERR_INVALID_CHAR',
					description: expect.stringMatching(/^Nothing was sent/),
				}),
			};
			expect([[{ id: unpaid, result: true }], [refused]]).toContainEqual(json('Bitrix24'));
		},
	);
});
