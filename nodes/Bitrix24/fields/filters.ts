import type { INodeProperties } from 'n8n-workflow';

/** A collection of filters; each entry puts its own part into the request. */
export const filtersOf = (entries: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: entries,
});

/**
 * A collection of fields to sort by. n8n sends them in the order in which they are declared, so the id,
 * which is never the same twice, comes last.
 *
 * @param fields the REST name of each field, by its label
 */
export const sortBy = (fields: Record<string, string>): INodeProperties => ({
	displayName: 'Sort',
	name: 'sort',
	type: 'collection',
	placeholder: 'Add Sort Field',
	default: {},
	options: Object.entries(fields).map(([displayName, field]) => ({
		displayName,
		name: field,
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'asc',
		routing: { send: { type: 'body', property: `order.${field}` } },
	})),
});
