import type { INodeProperties } from 'n8n-workflow';

/** Whether to return all records, or only as many as Limit says. */
export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
	// n8n takes 0 and what is empty for no limit at all, unless it is a text.
	routing: { output: { maxResults: '={{ $value || ($value ?? "") + " " }}' } },
};
