import { paymentId } from '../../fields/payment';
import { wholeNumber } from '../../portal/check';
import { carry } from '../../portal/request';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { readsBackAs } from './payment';

/**
 * `crm.item.payment.pay` {id} → true. Paying a paid payment changes nothing and answers true, so a
 * lost answer is settled by a look at the payment.
 */
export const pay: Operation = {
	option: {
		name: 'Pay',
		value: 'pay',
		action: 'Pay payment',
		description:
			'Mark a payment as paid. In the portal this starts what a real payment starts: automation, messages to the client, receipts.',
		routing: {
			request: { url: 'crm.item.payment.pay' },
			operations: {
				pagination: carry(
					{
						kind: 'settles',
						input: { id: wholeNumber('Payment', 'the payment’s ID, such as 1038') },
						accepts: (result) => result === true,
						look: readsBackAs({ paid: 'Y' }),
					},
					'Payment',
				),
			},
			output: { postReceive: [idAndResult] },
		},
	},
	fields: [paymentId],
};
