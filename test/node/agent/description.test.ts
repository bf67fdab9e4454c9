import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { useSandbox } from '../../support/useSandbox';
import { agentRun } from './agentTools';

const sandbox = useSandbox();

/** What n8n tells the model of a tool with these parameters when the user writes no words of their own. */
const described = async (parameters: INodeParameters) => {
	const [tool] = await agentRun(sandbox, { 'Mark as paid': parameters });
	return tool;
};

describe('What a model is told of the node as a tool', () => {
	it.each([
		['a new node', {}, 'Mark payment as paid in Bitrix24'],
		['pay', { resource: 'payment', operation: 'pay' }, 'Mark payment as paid in Bitrix24'],
		['create', { resource: 'payment', operation: 'create' }, 'Create payment in Bitrix24'],
		[
			'adding a product',
			{ resource: 'paymentProduct', operation: 'add' },
			'Add product to payment in Bitrix24',
		],
		['any method', { resource: 'method', operation: 'call' }, 'Call any method in Bitrix24'],
	])('of %s', async (_name, parameters, description) => {
		expect((await described(parameters))?.description).toBe(description);
	});

	it('has the node’s name for a name', async () => {
		expect((await described({}))?.name).toBe('Mark_as_paid');
	});

	it('tells every operation apart', () => {
		const { description } = new Bitrix24();
		const operations = description.properties.filter(({ name }) => name === 'operation');
		const told = operations.flatMap(({ options = [], displayOptions }) =>
			options.map((option) => {
				const [resource = ''] = displayOptions?.show?.resource ?? [];
				const operation = 'value' in option ? option.value : '';
				const node = { parameters: { resource, operation } } as never;
				return NodeHelpers.getToolDescriptionForNode(node, new Bitrix24());
			}),
		);

		expect(told.length).toBeGreaterThan(20);
		expect(new Set(told).size).toBe(told.length);
		for (const words of told) expect(words).toMatch(/^[A-Z][a-z]+ [a-z ]+ in Bitrix24$/);
	});
});
