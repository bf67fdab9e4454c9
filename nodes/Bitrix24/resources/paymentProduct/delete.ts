import { execute } from '../../execution/executeItem';
import type { Operation } from '../describe';
import { deleted } from '../output';
import { rowDeletion } from '../rowChanges';
import { LABEL, productRow } from './shared';

/** `crm.item.payment.product.delete` {id} → true. Unpaid payments only. */
export const deleteProduct: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete product from payment',
		description: 'Take a product out of an unpaid payment, which lowers its sum',
		routing: {
			request: { url: 'crm.item.payment.product.delete' },
			operations: { pagination: execute(rowDeletion(LABEL)) },
			output: { postReceive: [deleted] },
		},
	},
	fields: [productRow],
};
