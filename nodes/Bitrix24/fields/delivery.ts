import type { INodeProperties } from 'n8n-workflow';

/** A delivery (shipment) of the deal or invoice that a payment belongs to. */
export const deliveryId: INodeProperties = {
	displayName: 'Delivery',
	name: 'deliveryId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The delivery (shipment) of the deal or invoice to put into the payment',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchDeliveries' },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4001',
			hint: 'The delivery ID, which Delivery > Get Many returns as id. Not the ID of the delivery service.',
		},
	],
	routing: { send: { type: 'body', property: 'deliveryId' } },
};
