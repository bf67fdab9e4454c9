import type { INodeProperties } from 'n8n-workflow';

/**
 * Which payment an operation works on.
 *
 * @param parameter the REST parameter that takes its id
 */
const paymentField = (parameter: string): INodeProperties => ({
	displayName: 'Payment',
	name: 'paymentId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description:
		'The payment to work on: by its own ID or number, or as the one payment of a deal or invoice that this operation can apply to',
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
			hint: 'The payment’s own ID, a whole number; not the ID of its deal and not its number such as 3653/1',
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. 3653/1',
			hint: 'The payment’s number, exactly as the portal shows it. Needs the scope sale.',
		},
		{
			displayName: 'By Deal ID',
			name: 'deal',
			type: 'string',
			placeholder: 'e.g. 13144',
			hint: 'The deal’s ID. It stands for its one payment that this operation can apply to, such as the unpaid one for Pay.',
		},
		{
			displayName: 'By Invoice ID',
			name: 'invoice',
			type: 'string',
			placeholder: 'e.g. 71',
			hint: 'The invoice’s ID. It stands for its one payment that this operation can apply to, such as the unpaid one for Pay.',
		},
		{
			displayName: 'By Invoice Number',
			name: 'invoiceNumber',
			type: 'string',
			placeholder: 'e.g. 2024-071',
			hint: 'The invoice’s number, exactly as the portal shows it. It stands for its one payment that this operation can apply to.',
		},
	],
	routing: { send: { type: 'body', property: parameter } },
});

/** For methods that take a payment as `id`. */
export const paymentId = paymentField('id');

/** For methods that take a payment as `paymentId`. */
export const paymentOfRow = paymentField('paymentId');
