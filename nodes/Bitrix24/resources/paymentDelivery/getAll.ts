import { byId, sortBy } from '../../fields/filters';
import { limit, returnAll } from '../../fields/paging';
import { paymentOfRow } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../describe';
import { eachRecord } from '../output';
import { anyPayment, byOwner } from '../paymentLocator';
import { validPaymentId } from '../validIds';

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
				input: { paymentId: validPaymentId },
				isExpectedResult: isList,
				locators: byOwner('paymentId', anyPayment),
			},
			eachRecord,
		),
	},
	fields: [paymentOfRow, returnAll, limit, sortBy([byId])],
};
