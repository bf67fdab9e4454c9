import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const owner = { __rl: true, mode: 'id', value: String(sampleIds.deal) };
const payment = { __rl: true, mode: 'id', value: String(sampleIds.unpaid) };

const lists: Array<[string, INodeParameters]> = [
	['payment', { entityId: owner }],
	['paymentProduct', { paymentId: payment }],
	['paymentDelivery', { paymentId: payment }],
	['delivery', { entityId: owner }],
	['paySystem', {}],
];

describe('A Limit that is no whole number from 1', () => {
	const sandbox = useSandbox();

	it.each(lists)('is refused before anything is sent (%s)', async (resource, parameters) => {
		const limits = ['abc', -1, 1.5, true, '2.5'];

		const { items } = await runNode(sandbox, limits.map((limit) => ({ limit })) as never, {
			onError: 'continueRegularOutput',
			parameters: { resource, operation: 'getAll', ...parameters, limit: '={{ $json.limit }}' },
		});

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
		const { json } = await runNode(sandbox, [{}], {
			parameters: { operation: 'getAll', entityId: owner, limit: '={{ "1" }}' },
		});

		expect(json('Bitrix24')).toMatchObject([{ id: sampleIds.paid }]);
	});
});
