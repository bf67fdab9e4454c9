import { paymentId } from '../../fields/payment';
import { isNotFound } from '../../portal/errors/catalog';
import { execute } from '../../execution/executeItem';
import { isRecord, isTrue } from '../expectedResults';
import type { Operation } from '../describe';
import { deleted } from '../output';
import { anyPayment, byOwner } from '../paymentLocator';
import { validPaymentId } from '../validIds';

/** `crm.item.payment.delete` {id} → true. The portal refuses to delete a paid payment. */
export const deletePayment: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete payment',
		description: 'Delete a payment permanently. A paid payment must be marked as not paid first.',
		routing: {
			request: { url: 'crm.item.payment.delete' },
			operations: {
				pagination: execute({
					idempotency: 'idempotent',
					label: 'Payment',
					input: { id: validPaymentId },
					isExpectedResult: isTrue,
					verification: {
						call: ({ parameters: { id } }) => ({
							method: 'crm.item.payment.get',
							parameters: { id },
						}),
						isExpectedResult: isRecord,
						resultIfExecuted: (seen) =>
							!seen.ok && isNotFound(seen.failure) ? { ok: true, result: true } : undefined,
					},
					locators: byOwner('id', anyPayment),
				}),
			},
			output: { postReceive: [deleted] },
		},
	},
	fields: [paymentId],
};
