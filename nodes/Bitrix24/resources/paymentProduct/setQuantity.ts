import { productRow, quantity } from '../../fields/row';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { rowChange } from '../rowChanges';
import { validQuantity } from '../validIds';

/** `crm.item.payment.product.setQuantity` {id, quantity} → true. Unpaid payments only. */
export const setQuantity: Operation = {
	option: {
		name: 'Set Quantity',
		value: 'setQuantity',
		action: 'Set quantity of product in payment',
		description: 'Change the quantity of a product in an unpaid payment',
		routing: callMethod(
			'crm.item.payment.product.setQuantity',
			rowChange(productRow, { quantity: validQuantity }),
			idAndResult,
		),
	},
	fields: [productRow, quantity],
};
