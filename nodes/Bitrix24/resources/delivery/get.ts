import type { INodeProperties } from 'n8n-workflow';
import { callMethod } from '../callMethod';
import { isRecordAskedFor } from '../expectedResults';
import type { Operation } from '../operation';
import { record } from '../output';
import { validDeliveryId } from '../validIds';

const id: INodeProperties = {
	displayName: 'Delivery',
	name: 'id',
	type: 'resourceLocator',
	default: { mode: 'id', value: '={{ $json.id }}' },
	required: true,
	description: 'The delivery (shipment) to retrieve',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4001',
			hint: 'The delivery ID, which Delivery > Get Many returns as id. Not the ID of the delivery service.',
		},
	],
	routing: { send: { type: 'body', property: 'id' } },
};

/** `crm.item.delivery.get` {id} → the delivery. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get delivery',
		description: 'Retrieve a delivery with its service, price and shipped status',
		routing: callMethod(
			'crm.item.delivery.get',
			{
				idempotency: 'safe',
				label: 'Delivery',
				input: { id: validDeliveryId },
				isExpectedResult: isRecordAskedFor,
			},
			record,
		),
	},
	fields: [id],
};
