import { byId, filtersOf, sortBy } from '../../fields/filters';
import { limit, returnAll } from '../../fields/paging';
import { paymentId } from '../../fields/payment';
import { optional, unlessZero } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../operation';
import { eachRecord } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { validPaymentId, validQuantity } from '../validIds';
import { validSort } from '../validSort';

const sortFields = [
	{ displayName: 'Quantity', name: 'quantity', first: 'smallest quantity' },
	byId,
];

/** `crm.item.payment.product.list` {paymentId, filter, order} → [{id, paymentId, quantity, rowId}]. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many products of payment',
		description: 'Retrieve the products of a payment, each as a separate item',
		routing: callMethod(
			'crm.item.payment.product.list',
			{
				idempotency: 'safe',
				label: 'Payment',
				input: {
					paymentId: validPaymentId,
					'filter.quantity': unlessZero(optional(validQuantity)),
					...validSort(sortFields),
				},
				isExpectedResult: isList,
				...paymentAs('paymentId', anyPayment),
			},
			eachRecord,
		),
	},
	fields: [
		paymentId,
		returnAll,
		limit,
		filtersOf([
			{
				displayName: 'Quantity',
				name: 'quantity',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 0 },
				default: 0,
				description:
					'Return only products with exactly this quantity in the payment. 0 means any quantity.',
				routing: { send: { type: 'body', property: 'filter.quantity' } },
			},
		]),
		sortBy(sortFields),
	],
};
