import { deliveryId } from '../../fields/delivery';
import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isNewId } from '../expectedResults';
import type { Operation } from '../operation';
import { idOfAdded } from '../output';
import { paymentAs, unpaidPayment } from '../paymentLocator';
import { validPaymentId, validDeliveryId } from '../validIds';

/** `crm.item.payment.delivery.add` {paymentId, deliveryId} → the new row's id. Unpaid payments only. */
export const add: Operation = {
	option: {
		name: 'Add',
		value: 'add',
		action: 'Add delivery to payment',
		description:
			'Add a delivery of the deal or invoice to an unpaid payment. This increases its sum.',
		routing: callMethod(
			'crm.item.payment.delivery.add',
			{
				idempotency: 'nonIdempotent',
				label: 'Payment',
				input: { paymentId: validPaymentId, deliveryId: validDeliveryId },
				isExpectedResult: isNewId,
				manualCheck:
					'Check the deliveries of this payment (Payment Delivery > Get Many) before you run this again.',
				...paymentAs('paymentId', unpaidPayment),
			},
			idOfAdded,
		),
	},
	fields: [paymentId, deliveryId],
};
