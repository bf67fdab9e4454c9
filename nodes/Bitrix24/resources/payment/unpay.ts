import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isTrue } from '../expectedResults';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { paidPayment, paymentAs } from '../paymentLocator';
import { readsAs, returned } from './verify';
import { validPaymentId } from '../validIds';

const unpaid = () => ({ paid: 'N' });

/** `crm.item.payment.unpay` {id} → true. The portal keeps datePaid and empPaidId as they are. */
export const unpay: Operation = {
	option: {
		name: 'Unpay',
		value: 'unpay',
		action: 'Mark payment as not paid',
		description:
			'Mark a payment as not paid, to reverse a payment that was marked by mistake. The payment date stays.',
		routing: callMethod(
			'crm.item.payment.unpay',
			{
				idempotency: 'idempotent',
				label: 'Payment',
				input: { id: validPaymentId },
				isExpectedResult: isTrue,
				verification: readsAs(unpaid),
				...paymentAs('id', paidPayment, 'marked as not paid'),
				readBack: returned(unpaid),
			},
			idAndResult,
		),
	},
	fields: [paymentId],
};
