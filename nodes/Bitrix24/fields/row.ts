import type { INodeProperties } from 'n8n-workflow';

/**
 * A row of a payment, which holds a product or a delivery.
 *
 * @param displayName what the row is to the user
 * @param holds what it holds, such as "product": its id is another one
 */
const rowField = (displayName: string, holds: string): INodeProperties => ({
	displayName,
	name: 'id',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description: `The row of the payment that holds the ${holds}`,
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1193',
			hint: `The row’s own ID, which ${displayName} > Get Many shows as id; not that of the ${holds}`,
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
	description: 'How many of the product the payment covers, a whole number',
	routing: { send: { type: 'body', property: 'quantity' } },
};
