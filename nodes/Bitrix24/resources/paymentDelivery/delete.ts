import { deliveryRow } from '../../fields/row';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { deleted } from '../output';
import { rowDeletion } from '../rowChanges';

/** `crm.item.payment.delivery.delete` {id} → true. Unpaid payments only. */
export const deleteDelivery: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete delivery from payment',
		description: 'Remove a delivery from an unpaid payment. This reduces its sum.',
		routing: callMethod('crm.item.payment.delivery.delete', rowDeletion(deliveryRow), deleted),
	},
	fields: [deliveryRow],
};
