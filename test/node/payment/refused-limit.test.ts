import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { CONTINUE, locator, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const owner = locator(String(sampleIds.deal));
const payment = locator(String(sampleIds.unpaid));

const lists: Array<[string, INodeParameters]> = [
	['payment', { dealId: owner }],
	['paymentProduct', { paymentId: payment }],
	['paymentDelivery', { paymentId: payment }],
	['delivery', { dealId: owner }],
	['paySystem', {}],
];

describe('A Limit that is no whole number from 1', () => {
	const sandbox = useSandbox();

	it.each(lists)('is refused before anything is sent (%s)', async (resource, parameters) => {
		const limits = ['abc', -1, 1.5, true, '2.5'];

		const preset = { ...parameters, limit: '={{ $json.limit }}' };

		const run = operationRunner(sandbox, `${resource}.getAll`, preset, CONTINUE);
		const { items } = await run(limits.map((limit) => ({ limit })));

		expect(items('Bitrix24')).toEqual(
			limits.map((_limit, item) => ({
				json: {
					error: expect.stringMatching(/^Limit must be a whole number/),
					details: expect.objectContaining({ code: 'INVALID_INPUT' }),
				},
				pairedItem: { item },
			})),
		);
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('is one when it is a text of digits', async () => {
		const parameters = { dealId: owner, limit: '={{ "1" }}' };

		const { json } = await operationRunner(sandbox, 'payment.getAll', parameters)([{}]);

		expect(json('Bitrix24')).toMatchObject([{ id: sampleIds.paid }]);
	});
});
