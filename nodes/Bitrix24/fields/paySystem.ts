import type { INodeProperties } from 'n8n-workflow';

/**
 * A payment system, as an entry of a collection.
 *
 * @param property where the request takes it: a path in the body
 */
export const paySystemAt = (
	property: string,
	description = 'The payment system, such as cash, card or bank transfer',
): INodeProperties => ({
	displayName: 'Payment System',
	name: 'paySystemId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPaySystems', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 6',
			hint: 'The payment system ID, which Payment System > Get Many returns as ID',
		},
	],
	routing: { send: { type: 'body', property } },
});
