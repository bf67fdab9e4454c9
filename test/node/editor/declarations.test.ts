import { Expression } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node';
import { operations } from '../../../tools/docs/described';
import { sampleIds } from '../../sandbox';
import { idsAsItems, runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const { properties } = new Bitrix24().description;

describe('What n8n handles for each item', () => {
	const sandbox = useSandbox();

	it('has no two collections that differ in their entries alone', () => {
		const kinds = properties
			.filter(({ type }) => type === 'collection')
			.map((one) => JSON.stringify({ ...one, displayOptions: undefined, options: undefined }));
		expect(kinds).toEqual([...new Set(kinds)]);
	});

	it('has the expression of Payment in it once for each pass over a declaration, and once as it is read', async () => {
		const { resolveSimpleParameterValue } = Expression.prototype;
		let evaluations = 0;
		Expression.prototype.resolveSimpleParameterValue = function (...given) {
			if (given[0] === '={{ $json.id }}') evaluations += 1;
			return resolveSimpleParameterValue.apply(this, given);
		};
		const passes = 2;
		const declared = properties.filter(({ name }) => name === 'paymentId').length;
		try {
			await runNode(sandbox, idsAsItems([sampleIds.unpaid]));
		} finally {
			Expression.prototype.resolveSimpleParameterValue = resolveSimpleParameterValue;
		}
		expect(evaluations).toBeGreaterThan(0);
		expect(evaluations).toBeLessThanOrEqual(passes * declared + 1);
	});
});

describe('A collection that operations share', () => {
	const sandbox = useSandbox();

	it('shows each operation its own entries, in its own order', () => {
		const entries = (resource: string, name: string) => {
			const list = operations.find(
				({ parameters }) => parameters.resource === resource && parameters.operation === 'getAll',
			);
			const options = list?.fields.find((field) => field.name === name)?.options ?? [];
			return options.map((entry) => entry.name);
		};
		expect(entries('delivery', 'sort')).toEqual(['priceDelivery', 'id']);
		expect(entries('payment', 'sort')).toEqual(['datePaid', 'sum', 'id']);
		expect(entries('paymentDelivery', 'sort')).toEqual(['id']);
		expect(entries('paySystem', 'filters')).toEqual(['active', 'name']);
	});

	it('sends nothing of what another operation left in it', async () => {
		await runNode(sandbox, [{}], {
			parameters: {
				...{ resource: 'delivery', operation: 'getAll', entityTypeId: 2 },
				dealId: { __rl: true, mode: 'id', value: '13144' },
				filters: { paid: 'Y', deducted: 'N', sumFrom: 5, quantity: 2 },
				sort: { sum: 'asc', priceDelivery: 'desc' },
			},
		});
		const sent = sandbox.journal.entries.map(({ parameters: { filter, order } }) => [
			filter,
			order,
		]);
		expect(sent).toEqual([[{ deducted: 'N' }, { priceDelivery: 'desc' }]]);
	});
});
