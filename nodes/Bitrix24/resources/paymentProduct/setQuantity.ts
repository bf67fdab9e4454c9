import { quantity } from '../../fields/row';
import { carry } from '../../portal/request';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { rowChange } from '../rows';
import { LABEL, productRow } from './shared';
import { isQuantity } from '../ids';

const knowledge = rowChange(LABEL);

/** `crm.item.payment.product.setQuantity` {id, quantity} → true. Unpaid payments only. */
export const setQuantity: Operation = {
	option: {
		name: 'Set Quantity',
		value: 'setQuantity',
		action: 'Set quantity of product in payment',
		description: 'Change how many of a product an unpaid payment covers',
		routing: {
			request: { url: 'crm.item.payment.product.setQuantity' },
			operations: {
				pagination: carry({ ...knowledge, input: { ...knowledge.input, quantity: isQuantity } }),
			},
			output: { postReceive: [idAndResult] },
		},
	},
	fields: [productRow, quantity],
};
