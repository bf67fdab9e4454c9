import type { INodeProperties } from 'n8n-workflow';

/** A collection of filters; each entry puts its own part into the request. */
export const filtersOf = (entries: INodeProperties[]): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Return only records that match all filters',
	options: entries,
});

/** A field to sort by: what it is called here and in REST, and what comes first. */
export interface SortField {
	displayName: string;
	name: string;
	/** Such as "smallest sum": what an ascending order begins with. */
	first: string;
}

/** By id: never the same twice, so it comes last. */
export const byId: SortField = {
	displayName: 'ID',
	name: 'id',
	first: 'oldest, with the lowest ID',
};

/** A collection of fields to sort by. n8n sends them in the order in which they are declared. */
export const sortBy = (fields: SortField[]): INodeProperties => ({
	displayName: 'Sort',
	name: 'sort',
	type: 'collection',
	placeholder: 'Add Sort Field',
	default: {},
	description:
		'What to sort by. With several fields, the one listed first in the menu takes precedence.',
	options: fields.map(({ displayName, name, first }) => ({
		displayName,
		name,
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'asc',
		description: `Ascending starts with the ${first}`,
		routing: { send: { type: 'body', property: `order.${name}` } },
	})),
});
