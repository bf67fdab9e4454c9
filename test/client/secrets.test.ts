import { sampleIds } from '../sandbox';
import { runWorkflow } from '../support/engine';
import { credentialsFor, runNode, workflowWith } from '../support/engine/runNode';
import { textsWith } from '../support/reachableTexts';
import { useSandbox } from '../support/useSandbox';

const SECRET = 'k3y9s8e7c6r5';

describe('The secret of the webhook', () => {
	const sandbox = useSandbox({ secret: SECRET }, { speedUp: 200 });
	const elsewhere = useSandbox({ secret: SECRET });
	const always = { times: Infinity } as const;
	const faults: Array<[string, () => void]> = [
		['a record that is not there', () => undefined],
		['a reset', () => sandbox.faults.order({ kind: 'reset', process: 'never', ...always })],
		[
			'a page',
			() => sandbox.faults.order({ kind: 'html', status: 502, process: 'never', ...always }),
		],
		['a cut-off body', () => sandbox.faults.order({ kind: 'cut', process: 'never', ...always })],
		[
			'a body shorter than told',
			() => sandbox.faults.order({ kind: 'truncated', process: 'never', ...always }),
		],
		[
			'a redirect that repeats it',
			() =>
				sandbox.faults.order({
					kind: 'redirect',
					location: `https://new.bitrix24.example/rest/1/${SECRET}/crm.item.payment.pay`,
					...always,
				}),
		],
		[
			'words that repeat it',
			() =>
				sandbox.faults.order({
					kind: 'error',
					code: `CODE_${SECRET}`,
					text: `No such webhook: /rest/1/${SECRET}/`,
					...always,
				}),
		],
	];

	it.each(faults)('is in nothing that a run leaves behind after %s', async (_name, order) => {
		order();
		for (const onError of [
			'stopWorkflow',
			'continueRegularOutput',
			'continueErrorOutput',
		] as const) {
			for (const batchSize of [0, 10]) {
				const run = await runNode(sandbox, [{ id: 99999 }, { id: sampleIds.unpaid }], {
					onError,
					parameters: { options: { batchSize } },
				});

				const [thrown] = run.thrown;
				expect(onError === 'stopWorkflow' ? thrown?.name : 'NodeApiError').toBe('NodeApiError');
				expect(textsWith([SECRET], run.thrown, run.run, JSON.stringify(run.thrown))).toEqual([]);
				expect(thrown?.cause).toBeUndefined();
			}
		}
	});

	it.each([
		['the portal is not there', { webhookSecretUrl: `http://127.0.0.1:9/rest/1/${SECRET}/` }],
		['the webhook is wrong', { webhookSecretUrl: `{url}/rest/1/${SECRET}wrong/` }],
		['it is not https', { webhookSecretUrl: `http://portal.bitrix24.example/rest/1/${SECRET}/` }],
		['it is no URL', { webhookSecretUrl: `rest/1/${SECRET}` }],
	])('is in nothing that a run leaves behind when %s', async (_name, { webhookSecretUrl }) => {
		const run = await runWorkflow(workflowWith(), {
			credentials: {
				bitrix24Api: { webhookSecretUrl: webhookSecretUrl.replace('{url}', sandbox.url) },
			},
			input: [{ id: 1 }],
		});

		expect(run.status).toBe('error');
		expect(textsWith([SECRET], run.thrown, run.run)).toEqual([]);
	});

	it('does not go to the new address of a portal that has moved', async () => {
		sandbox.faults.order({
			kind: 'redirect',
			location: `${elsewhere.webhookUrl}crm.item.payment.pay`,
		});

		const run = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(elsewhere.journal.entries).toEqual([]);
		expect(run.error?.message).toBe(`The portal has moved to ${new URL(elsewhere.url).host}`);
		expect(credentialsFor(sandbox).bitrix24Api.webhookSecretUrl).toContain(SECRET);
	});
});
