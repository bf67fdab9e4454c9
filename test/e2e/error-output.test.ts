import { useFixture } from './harness/fixture';
import { report } from './harness/payment-report';
import { chain, field, ids, pay, manualTrigger } from './harness/workflow';

const MISSING = 999_999;

const fixture = useFixture();

const refused = {
	error: 'Payment has not been found',
	details: {
		code: '0',
		description: expect.stringContaining('The payment does not exist in the portal'),
		httpCode: '400',
		method: 'crm.item.payment.pay',
		id: MISSING,
	},
};

describe('An item that Bitrix24 refuses', () => {
	const given = ids([1037, MISSING, 1041]);

	it('goes to the error output with its own fields, and the others go on', async () => {
		const paid = pay({ onError: 'continueErrorOutput' });
		const failed = field('Failed', '={{ $json.id }}: {{ $json.error }}');

		const { status, json, items } = await fixture.run(
			chain([manualTrigger, given, paid, report], { after: 'Pay', node: failed }),
		);

		expect(status).toBe('success');
		expect(json('Report')).toEqual([{ text: '1037: true' }, { text: '1041: true' }]);
		expect(items('Pay', 1)).toMatchObject([
			{ json: { id: MISSING, ...refused }, pairedItem: { item: 1 } },
		]);
		expect(json('Failed')).toEqual([{ text: `${MISSING}: Payment has not been found` }]);
	});

	it('comes out in its place in the mode Continue', async () => {
		const paid = pay({ onError: 'continueRegularOutput' });

		const { status, json } = await fixture.run(chain([manualTrigger, given, paid, report]));

		expect(status).toBe('success');
		expect(json('Pay')).toEqual([{ id: 1037, result: true }, refused, { id: 1041, result: true }]);
	});

	it('stops the workflow with Bitrix24’s text and the way out of it', async () => {
		const { status, error, runs } = await fixture.run(chain([manualTrigger, given, pay(), report]));

		expect(status).toBe('error');
		expect(error?.message).toBe('Payment has not been found');
		expect(error?.description).toMatch(/^The payment does not exist in the portal.+item 0/);
		expect(runs('Report')).toBe(0);
	});
});
