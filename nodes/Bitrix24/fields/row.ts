import type { INodeProperties } from 'n8n-workflow';

/**
 * A row of a payment, which holds a product or a delivery.
 *
 * @param resource the resource whose Get Many shows the row's id
 * @param holds what the row holds, such as "product", which has an id of its own
 */
const rowField = (resource: string, holds: string): INodeProperties => ({
	displayName: 'Payment Row',
	name: 'id',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description: `The row of the payment that contains the ${holds}`,
	modes: [
		{
			displayName: 'By Row ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1193',
			hint: `The row ID, which ${resource} > Get Many returns as id. Not the ID of the ${holds}.`,
		},
	],
	routing: { send: { type: 'body', property: 'id' } },
});

/** Which product of a payment an operation works on. */
export const productRow = rowField('Payment Product', 'product');

/** Which delivery in a payment an operation works on. */
export const deliveryRow = rowField('Payment Delivery', 'delivery');

/** How many of a product. Whole numbers only: a real portal cuts 1.5 to 1. */
export const quantity: INodeProperties = {
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	required: true,
	description: 'The quantity of the product in the payment, a whole number',
	routing: { send: { type: 'body', property: 'quantity' } },
};
