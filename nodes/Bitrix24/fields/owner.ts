import type { INodeProperties } from 'n8n-workflow';

/** Bitrix24's numbers for the kinds of record that payments belong to. */
export const DEAL = 2;
export const INVOICE = 31;

const typeOptions: INodeProperties['options'] = [
	{ name: 'Deal', value: DEAL },
	{ name: 'Invoice', value: INVOICE },
];

const entityField = (parameter: string): INodeProperties => ({
	displayName: 'Deal or Invoice',
	name: 'entityId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The deal or invoice to work on: payments, deliveries and product rows belong to one',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchOwners', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 13144',
			hint: 'The ID of the deal or invoice, a whole number: it stands in the address of its page in the portal',
		},
	],
	routing: { send: { type: 'body', property: parameter } },
});

/** Whether the owner is a deal or an invoice, as methods take it by number. */
export const entityTypeId: INodeProperties = {
	displayName: 'Belongs To',
	name: 'entityTypeId',
	type: 'options',
	options: typeOptions,
	default: DEAL,
	description: 'Whether the next field names a deal or an invoice',
	routing: { send: { type: 'body', property: 'entityTypeId' } },
};

/** The deal or invoice itself. */
export const entityId = entityField('entityId');

/** The same for methods that take it as `ownerType` (a short letter code) and `ownerId`. */
export const ownerType: INodeProperties = {
	...entityTypeId,
	routing: { send: { type: 'body', property: 'ownerType' } },
};

export const ownerId = entityField('ownerId');
