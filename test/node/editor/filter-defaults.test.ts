import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { cases } from '../../../tools/docs/cases';
import { operations, titleOf } from '../../../tools/docs/described';
import { runNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const filtersOf = (fields: INodeProperties[]): INodeProperties[] =>
	(fields.find(({ name }) => name === 'filters')?.options ?? []) as INodeProperties[];

const lists = operations
	.filter(({ fields }) => filtersOf(fields).length > 0)
	.map((operation) => ({ title: titleOf(operation), operation }));

describe('A filter that is added and left at its default', () => {
	const sandbox = useSandbox();

	it('is one of several lists', () => expect(lists.length).toBeGreaterThan(3));

	it.each(lists)('filters nothing: $title', async ({ operation }) => {
		const { resource, operation: name } = operation.parameters as Record<string, string>;
		const shown = cases[String(resource)]?.[String(name)];
		const defaults = filtersOf(operation.fields)
			// Those of the whole portal can't be added for a single deal.
			.filter(({ displayOptions }) => displayOptions === undefined)
			.map((filter) => [filter.name, filter.default]);
		const parameters = {
			...operation.parameters,
			...shown?.parameters,
			filters: Object.fromEntries(defaults) as INodeParameters,
		} as INodeParameters;

		const run = await runNode(sandbox, [shown?.input ?? {}], { parameters });

		expect(run.error).toBeUndefined();
		const sent = sandbox.journal.entries.flatMap(({ parameters: { filter, FILTER } }) =>
			Object.keys({ ...(filter as object), ...(FILTER as object) }),
		);
		expect(sent).toEqual([]);
	});
});
