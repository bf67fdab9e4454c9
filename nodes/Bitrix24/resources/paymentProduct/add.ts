import type { INodeProperties } from 'n8n-workflow';
import { paymentId } from '../../fields/payment';
import { quantity } from '../../fields/row';
import { positiveInteger } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isNewId } from '../expectedResults';
import type { Operation } from '../operation';
import { idOfAdded } from '../output';
import { paymentAs, unpaidPayment } from '../paymentLocator';
import { validPaymentId, validQuantity } from '../validIds';

const rowId: INodeProperties = {
	displayName: 'Product Row',
	name: 'rowId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The product row of the deal or invoice to add to the payment',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProductRows' },
		},
		{
			displayName: 'By Row ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 17657',
			hint: 'The row ID, which Payment Product > Get Available returns as id',
		},
	],
	routing: { send: { type: 'body', property: 'rowId' } },
};

/** `crm.item.payment.product.add` {paymentId, rowId, quantity} → the new row's id. Unpaid payments only. */
export const add: Operation = {
	option: {
		name: 'Add',
		value: 'add',
		action: 'Add product to payment',
		description:
			'Add a product of the deal or invoice to an unpaid payment. This increases its sum.',
		routing: callMethod(
			'crm.item.payment.product.add',
			{
				idempotency: 'nonIdempotent',
				label: 'Payment',
				input: {
					paymentId: validPaymentId,
					rowId: positiveInteger('Product Row', 'a product row ID (a number such as 17657)'),
					quantity: validQuantity,
				},
				isExpectedResult: isNewId,
				manualCheck:
					'Check the products of this payment (Payment Product > Get Many) before you run this again.',
				...paymentAs('paymentId', unpaidPayment),
			},
			idOfAdded,
		),
	},
	fields: [paymentId, rowId, quantity],
};
