import type { INodeProperties } from 'n8n-workflow';
import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import { isTrue } from '../expectedResults';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { paymentAs, unpaidPayment } from '../paymentLocator';
import { expectedSum } from './expectedSum';
import { readsAs, returned } from './verify';
import { validPaymentId } from '../validIds';

const paid = () => ({ paid: 'Y' });

/** What is easily overlooked in the list of operations, for the person who sets the node up. */
const booksMoney: INodeProperties = {
	displayName:
		'This marks payments as paid for real: in Bitrix24, automation, messages to the client and receipts start.',
	name: 'booksMoney',
	type: 'notice',
	default: '',
};

/**
 * `crm.item.payment.pay` {id} → true. Paying a paid payment changes nothing and answers true, so a
 * lost answer is settled by a look at the payment.
 */
export const pay: Operation = {
	option: {
		name: 'Pay',
		value: 'pay',
		action: 'Mark payment as paid',
		description:
			'Mark a payment as paid. Bitrix24 treats it as a real payment: automation, messages to the client and receipts start.',
		routing: callMethod(
			'crm.item.payment.pay',
			{
				idempotency: 'idempotent',
				label: 'Payment',
				input: { id: validPaymentId },
				isExpectedResult: isTrue,
				verification: readsAs(paid),
				...paymentAs('id', unpaidPayment, 'paid'),
				expects: expectedSum,
				readBack: returned(paid),
			},
			idAndResult,
		),
	},
	fields: [booksMoney, paymentId],
};
