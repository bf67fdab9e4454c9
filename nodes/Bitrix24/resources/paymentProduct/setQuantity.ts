import { quantity } from '../../fields/row';
import { execute } from '../../execution/executeItem';
import type { Operation } from '../describe';
import { idAndResult } from '../output';
import { rowChange } from '../rowChanges';
import { LABEL, productRow } from './shared';
import { validQuantity } from '../validIds';

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
				pagination: execute({
					...knowledge,
					input: { ...knowledge.input, quantity: validQuantity },
				}),
			},
			output: { postReceive: [idAndResult] },
		},
	},
	fields: [productRow, quantity],
};
