import { sampleIds } from '../sandbox';
import { runWorkflow } from '../support/engine';
import { TestCredentials } from '../support/engine/credentials';
import {
	credentialsFor,
	idsAsItems,
	type NodeSetup,
	workflowWith,
} from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const { unpaid, unpaidToo } = sampleIds;
const INPUT = idsAsItems([unpaid, unpaidToo]);

/** A store whose key is another one than that of the credential. */
class Unreadable extends TestCredentials {
	override async getDecrypted(): Promise<never> {
		throw new Error(
			'Credentials could not be decrypted. The likely reason is a wrong encryptionKey',
		);
	}
}

describe('A node without a credential that can be read', () => {
	const sandbox = useSandbox();
	const credentials = () => credentialsFor(sandbox);
	type Case = [
		name: string,
		setup: NodeSetup,
		store: () => ReturnType<typeof credentials> | TestCredentials,
		error: RegExp,
		code: string,
		advice: RegExp,
	];

	const cases: Case[] = [
		[
			'chosen',
			{ credentials: {} },
			credentials,
			/^No Bitrix24 API credential is selected in the node$/,
			'CREDENTIAL_MISSING',
			/Select a Bitrix24 API credential in the node/,
		],
		[
			'of OAuth2 chosen',
			{ credentials: {}, parameters: { authentication: 'oAuth2' } },
			credentials,
			/^No Bitrix24 OAuth2 API credential is selected in the node$/,
			'CREDENTIAL_MISSING',
			/Select a Bitrix24 OAuth2 API credential in the node/,
		],
		[
			'that n8n can decrypt',
			{},
			() => new Unreadable({}),
			/^n8n could not read the Bitrix24 API credential: .*encryptionKey$/,
			'CREDENTIAL_UNREADABLE',
			/^Nothing was sent to Bitrix24\./,
		],
		[
			'that exists any more',
			{},
			() => new TestCredentials({}),
			/^n8n could not read the Bitrix24 API credential: /,
			'CREDENTIAL_UNREADABLE',
			/Check that the credential still exists/,
		],
		[
			'for its Authentication',
			{ parameters: { authentication: 'basic' } },
			credentials,
			/^Authentication must be webhook \(Webhook\) or oAuth2 \(OAuth2\), not "basic"$/,
			'INVALID_INPUT',
			/Choose a value from the Authentication list/,
		],
	];

	describe.each(cases)('%s', (_name, setup, store, error, code, advice) => {
		it.each([
			['continueErrorOutput', 'Failed', 'Done'],
			['continueRegularOutput', 'Done', 'Failed'],
		] as const)(
			'fails every item and lets none out as paid (%s)',
			async (onError, output, other) => {
				const run = await runWorkflow(workflowWith({ onError, ...setup }), {
					credentials: store(),
					input: INPUT,
				});

				expect(run.json(output)).toMatchObject(
					INPUT.map(() => ({
						error: expect.stringMatching(error),
						details: { code, description: expect.stringMatching(advice) },
					})),
				);
				expect(run.json(other)).toEqual([]);
				expect(run.items('Bitrix24', onError === 'continueErrorOutput' ? 1 : 0)).toMatchObject(
					INPUT.map((_item, item) => ({ pairedItem: { item } })),
				);
				expect(sandbox.journal.entries).toEqual([]);
			},
		);

		it('stops the workflow', async () => {
			const run = await runWorkflow(workflowWith(setup), { credentials: store(), input: INPUT });

			expect(run.status).toBe('error');
			expect(run.error?.message).toMatch(error);
			expect(run.error?.description).toMatch(advice);
			expect(sandbox.journal.entries).toEqual([]);
		});
	});
});
