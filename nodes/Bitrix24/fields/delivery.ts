import type { INodeProperties } from 'n8n-workflow';

/** A delivery (shipment) of the deal or invoice that a payment belongs to. */
export const deliveryId: INodeProperties = {
	displayName: 'Delivery',
	name: 'deliveryId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The delivery (shipment) of the deal or invoice that the payment is to cover',
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
			hint: 'The delivery’s own ID, which Delivery > Get Many shows as id; not that of the delivery service',
		},
	],
	routing: { send: { type: 'body', property: 'deliveryId' } },
};
