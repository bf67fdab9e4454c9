import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isPaymentAskedFor } from '../expectedResults';
import type { Operation } from '../operation';
import { record } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { validPaymentId } from '../validIds';
import { owner } from './includeOwner';

/** `crm.item.payment.get` {id} → the payment. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get payment',
		description: 'Retrieve a payment with its sum, currency, payment system and paid status',
		routing: callMethod(
			'crm.item.payment.get',
			{
				idempotency: 'safe',
				label: 'Payment',
				input: { id: validPaymentId },
				isExpectedResult: isPaymentAskedFor,
				...paymentAs('id', anyPayment),
				supplement: owner,
			},
			record,
		),
	},
	fields: [paymentId],
};
