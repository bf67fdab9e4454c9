import type { INodeProperties } from 'n8n-workflow';

/** Which payment an operation works on. */
export const paymentId: INodeProperties = {
	displayName: 'Payment',
	name: 'paymentId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description: 'The payment to work on. It is the payment’s own ID, not the ID of its deal.',
	modes: [
		{
			displayName: 'ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1038',
			hint: 'A whole number, or an expression that gives one for each item',
		},
	],
	routing: { send: { type: 'body', property: 'id' } },
};
