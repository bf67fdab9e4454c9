import { productRow } from '../../fields/row';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { deleted } from '../output';
import { rowDeletion } from '../rowChanges';

/** `crm.item.payment.product.delete` {id} → true. Unpaid payments only. */
export const deleteProduct: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete product from payment',
		description: 'Remove a product from an unpaid payment. This reduces its sum.',
		routing: callMethod('crm.item.payment.product.delete', rowDeletion(productRow), deleted),
	},
	fields: [productRow],
};
