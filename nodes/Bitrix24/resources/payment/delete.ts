import { paymentId } from '../../fields/payment';
import { isNotFound } from '../../portal/errors/catalog';
import { carry } from '../../execution/executeItem';
import { isRecord, isTrue } from '../expectedResults';
import type { Operation } from '../describe';
import { deleted } from '../output';
import { anyPayment, byOwner } from '../paymentLocator';
import { isPaymentId } from '../validIds';

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
				pagination: carry({
					kind: 'settles',
					label: 'Payment',
					input: { id: isPaymentId },
					accepts: isTrue,
					look: {
						call: ({ parameters: { id } }) => ({
							method: 'crm.item.payment.get',
							parameters: { id },
						}),
						accepts: isRecord,
						happened: (seen) =>
							!seen.ok && isNotFound(seen.failure) ? { ok: true, result: true } : undefined,
					},
					finders: byOwner('id', anyPayment),
				}),
			},
			output: { postReceive: [deleted] },
		},
	},
	fields: [paymentId],
};
