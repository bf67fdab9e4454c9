import { carry } from '../../portal/request';
import type { Operation } from '../operation';
import { deleted } from '../output';
import { rowDeletion } from '../rows';
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
			operations: { pagination: carry(rowDeletion(LABEL)) },
			output: { postReceive: [deleted] },
		},
	},
	fields: [productRow],
};
