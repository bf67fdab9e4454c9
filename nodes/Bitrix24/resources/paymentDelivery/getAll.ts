import { byId, sortBy } from '../../fields/filters';
import { limit, returnAll } from '../../fields/paging';
import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../operation';
import { eachRecord } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { validPaymentId } from '../validIds';
import { validSort } from '../validSort';

const sortFields = [byId];

/** `crm.item.payment.delivery.list` {paymentId, filter, order} → [{id, paymentId, quantity, deliveryId}]. */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many deliveries of payment',
		description: 'Retrieve the deliveries of a payment, each as a separate item',
		routing: callMethod(
			'crm.item.payment.delivery.list',
			{
				idempotency: 'safe',
				label: 'Payment',
				input: { paymentId: validPaymentId, ...validSort(sortFields) },
				isExpectedResult: isList,
				...paymentAs('paymentId', anyPayment),
			},
			eachRecord,
		),
	},
	fields: [paymentId, returnAll, limit, sortBy(sortFields)],
};
