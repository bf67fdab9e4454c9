import type { INodeProperties } from 'n8n-workflow';

/** Which payment an operation works on. */
export const paymentId: INodeProperties = {
	displayName: 'Payment',
	name: 'paymentId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description:
		'The payment: by its ID or number, or as the only payment of a deal or invoice that this operation applies to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPayments', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1038',
			hint: 'The payment ID, a number such as 1038. Not the ID of its deal and not its number such as 3653/1.',
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. 3653/1',
			hint: 'The payment number, exactly as Bitrix24 shows it. Requires the sale scope.',
		},
		{
			displayName: 'By Deal ID',
			name: 'deal',
			type: 'string',
			placeholder: 'e.g. 13144',
			hint: 'The deal ID. Selects the deal’s only payment that this operation applies to, such as the unpaid payment for Pay.',
		},
		{
			displayName: 'By Invoice ID',
			name: 'invoice',
			type: 'string',
			placeholder: 'e.g. 71',
			hint: 'The invoice ID. Selects the invoice’s only payment that this operation applies to, such as the unpaid payment for Pay.',
		},
		{
			displayName: 'By Invoice Number',
			name: 'invoiceNumber',
			type: 'string',
			placeholder: 'e.g. 2024-071',
			hint: 'The invoice number, exactly as Bitrix24 shows it. Selects the invoice’s only payment that this operation applies to.',
		},
	],
};

/**
 * Says below the Payment field of a new node what its expression gives: n8n hides the hint of a mode, and the
 * list, as long as there is an expression. For any other value it is not shown.
 */
export const paymentFromItem: INodeProperties = {
	displayName:
		'The expression takes the payment ID from each item: a number such as 1038, not the ID of the deal. To select a payment from the list, first set Payment to Fixed.',
	name: 'paymentFromItem',
	type: 'notice',
	displayOptions: { show: { paymentId: ['={{ $json.id }}'] } },
	default: '',
};
