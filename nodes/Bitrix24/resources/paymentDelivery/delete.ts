import { execute } from '../../execution/executeItem';
import type { Operation } from '../describe';
import { deleted } from '../output';
import { rowDeletion } from '../rowChanges';
import { deliveryRow, LABEL } from './shared';

/** `crm.item.payment.delivery.delete` {id} → true. Unpaid payments only. */
export const deleteDelivery: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete delivery from payment',
		description: 'Take a delivery out of an unpaid payment, which lowers its sum',
		routing: {
			request: { url: 'crm.item.payment.delivery.delete' },
			operations: { pagination: execute(rowDeletion(LABEL)) },
			output: { postReceive: [deleted] },
		},
	},
	fields: [deliveryRow],
};
