import { Bitrix24Api } from '../../../credentials/Bitrix24Api.credentials.js';
import { runWorkflow } from '../../support/engine';
import { CONTINUE, credentialsFor, idsAsItems, workflowWith } from '../../support/engine/runNode';
import { textsWith } from '../../support/reachableTexts';
import { useSandbox } from '../../support/useSandbox';
import { testCredential } from '../../support/engine/testCredential';

const APPLICATION = 'abc123'.repeat(4);

describe('Application Token of the credential Bitrix24 API', () => {
	const sandbox = useSandbox();

	it('is masked, and nobody has to fill it in', () => {
		const field = new Bitrix24Api().properties.find(({ name }) => name === 'applicationToken');

		expect(field).toMatchObject({ typeOptions: { password: true }, default: '' });
		expect(field?.required ?? false).toBe(false);
	});

	it.each([APPLICATION, '', undefined])('changes nothing for the node: %s', async (token) => {
		const credentials = credentialsFor(sandbox, 'selfHosted', { applicationToken: token });

		const run = await runWorkflow(workflowWith(), { credentials, input: idsAsItems([1037]) });

		expect(run.json('Bitrix24')).toEqual([{ id: 1037, result: true }]);
		expect(JSON.stringify(sandbox.journal.entries)).not.toContain(APPLICATION);
	});

	it('does not change what the test of the credential says', async () => {
		const credential = { webhookSecretUrl: sandbox.webhookUrl, applicationToken: 'any' };

		expect(await testCredential(new Bitrix24Api(), credential)).toBe('OK');
	});

	it('is blotted out of what comes out and of failures, in whichever form', async () => {
		const text = `${APPLICATION} ${Buffer.from(`a${APPLICATION}`).toString('base64')}`;
		const credentials = credentialsFor(sandbox, 'selfHosted', { applicationToken: APPLICATION });
		sandbox.store.payment(1038).accountNumber = text;
		sandbox.faults.order({
			...{ kind: 'error', code: 'X', status: 400, text, times: Infinity },
			parameters: ({ id }) => Number(id) === 1037,
		});

		const run = await runWorkflow(workflowWith({ ...CONTINUE, parameters: { operation: 'get' } }), {
			credentials,
			input: idsAsItems([1037, 1038]),
		});

		expect(run.json('Bitrix24')).toMatchObject([
			{ error: expect.stringMatching(/^… /) },
			{ id: 1038, accountNumber: expect.stringMatching(/^… /) },
		]);
		expect(textsWith([APPLICATION], run.items('Bitrix24'))).toEqual([]);
	});
});
