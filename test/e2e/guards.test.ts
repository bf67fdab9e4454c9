import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { useFixture } from './harness/fixture';
import { report, timesPaid } from './harness/payment-report';
import { chain, code, field, ids, manualTrigger, pay } from './harness/workflow';

const { deal, unpaid } = sampleIds;
const fixture = useFixture();

const failed = field('Failed', '={{ $json.id }}: {{ $json.error }}');
const locator = (mode: string, value: string): INodeParameters =>
	({ __rl: true, mode, value }) as INodeParameters;

describe('A node without a credential', () => {
	const without = { credentials: undefined };
	const given = ids([1037, 1041]);
	const missing = 'No Bitrix24 API credential is selected in the node';

	it('sends every item to the error output, and none to the success output', async () => {
		const paid = pay({ ...without, onError: 'continueErrorOutput' });

		const { json, runs } = await fixture.run(
			chain([manualTrigger, given, paid, report], { after: 'Pay', node: failed }),
		);

		expect(json('Failed')).toEqual([{ text: `1037: ${missing}` }, { text: `1041: ${missing}` }]);
		expect(runs('Report')).toBe(0);
		expect(fixture.sandbox.journal.entries).toEqual([]);
	});

	it('makes a failure of every item in the mode Continue', async () => {
		const paid = pay({ ...without, onError: 'continueRegularOutput' });

		const { json } = await fixture.run(chain([manualTrigger, given, paid]));

		expect(json('Pay')).toMatchObject([{ error: missing }, { error: missing }]);
	});
});

describe('Two receipts for one deal with one unpaid payment', () => {
	const receipts = code(
		'Receipts',
		`return [1, 2].map((receipt) => ({ json: { receipt, deal: ${deal} } }));`,
	);
	const parameters = { paymentId: locator('deal', '={{ $json.deal }}') };

	it.each([0, 10])(
		'pay it once, and the second receipt is on the error output (batch size %i)',
		async (batchSize) => {
			const paid = pay({
				onError: 'continueErrorOutput',
				parameters: { ...parameters, options: { batchSize } },
			});
			const lookAt = field('Failed', '={{ $json.receipt }}: {{ $json.error }}');

			const { status, json } = await fixture.run(
				chain([manualTrigger, receipts, paid, report], { after: 'Pay', node: lookAt }),
			);

			expect(status).toBe('success');
			expect(json('Report')).toEqual([{ text: `${unpaid}: true` }]);
			expect(json('Failed')).toEqual([
				{
					text: expect.stringMatching(`^2: Deal ${deal} has no other unpaid payment: ${unpaid} `),
				},
			]);
			expect(timesPaid(fixture.sandbox, [unpaid])).toEqual([1]);
		},
	);
});
