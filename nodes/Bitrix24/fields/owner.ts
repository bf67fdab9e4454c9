import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Bitrix24's numbers for the kinds of record that payments belong to. */
export const DEAL = 2;
export const INVOICE = 31;

/** Stands for any kind of record: a portal's payments, whatever they belong to. */
export const ANY = 0;

const typeOptions: INodePropertyOptions[] = [
	{ name: 'Deal', value: DEAL },
	{ name: 'Invoice', value: INVOICE },
];

/** The kinds by the names that the list shows. */
export const OWNER_TYPES = { Deal: DEAL, Invoice: INVOICE };

/** A kind as the field for it is shown: also as the text that programs write. */
const shownFor = (entityTypeId: number): INodeProperties['displayOptions'] => ({
	show: { entityTypeId: [entityTypeId, String(entityTypeId)] },
});

const byIdMode = (kind: string, placeholder: string) => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	hint: `The ${kind} ID, a number in the address of the ${kind}’s page in Bitrix24`,
});

const listMode = (searchListMethod: string) => ({
	displayName: 'From List',
	name: 'list',
	type: 'list' as const,
	typeOptions: { searchListMethod, searchable: true },
});

/** Whether the owner is a deal or an invoice. */
export const entityTypeId: INodeProperties = {
	displayName: 'Belongs To',
	name: 'entityTypeId',
	type: 'options',
	options: typeOptions,
	default: DEAL,
	description: 'The type of record: a deal or an invoice',
};

/** The same for a list that can also be of the whole portal. */
export const entityTypeIdOrAny: INodeProperties = {
	...entityTypeId,
	options: [
		{
			name: 'Any',
			value: ANY,
			description:
				'All payments of the portal. Requires the sale scope and a user with permissions for the online store’s orders.',
		},
		...typeOptions,
	],
	description: 'The type of record, or all payments of the portal',
};

/**
 * The deal or invoice to work on: a field for each kind, so that what was chosen of one is never sent as the
 * ID of the other. Neither is required: where an expression gives the kind, n8n would ask for both.
 */
export const dealId: INodeProperties = {
	displayName: 'Deal',
	name: 'dealId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The deal to use when Belongs To is Deal',
	displayOptions: shownFor(DEAL),
	modes: [listMode('searchDeals'), byIdMode('deal', 'e.g. 13144')],
};

export const invoiceId: INodeProperties = {
	displayName: 'Invoice',
	name: 'invoiceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The invoice to use when Belongs To is Invoice',
	displayOptions: shownFor(INVOICE),
	modes: [
		listMode('searchInvoices'),
		byIdMode('invoice', 'e.g. 71'),
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. 2024-071',
			hint: 'The invoice number, exactly as Bitrix24 shows it',
		},
	],
};
