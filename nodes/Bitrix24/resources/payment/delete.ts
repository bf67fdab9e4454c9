import { paymentId } from '../../fields/payment';
import { isNotFound } from '../../portal/errors/catalog';
import { callMethod } from '../callMethod';
import { isPaymentAskedFor, isTrue } from '../expectedResults';
import type { Operation } from '../operation';
import { deleted } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { validPaymentId } from '../validIds';

const GET = 'crm.item.payment.get';

/** `crm.item.payment.delete` {id} → true. The portal refuses to delete a paid payment. */
export const deletePayment: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete payment',
		description: 'Delete a payment permanently. A paid payment must be marked as not paid first.',
		routing: callMethod(
			'crm.item.payment.delete',
			{
				idempotency: 'idempotent',
				label: 'Payment',
				input: { id: validPaymentId },
				isExpectedResult: isTrue,
				verification: {
					call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
					isExpectedResult: isPaymentAskedFor,
					resultIfExecuted: (seen) =>
						!seen.ok && isNotFound(seen, GET) ? { ok: true, value: true } : undefined,
				},
				...paymentAs('id', anyPayment, 'deleted'),
			},
			deleted,
		),
	},
	fields: [paymentId],
};
