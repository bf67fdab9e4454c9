import type { IDataObject } from 'n8n-workflow';
import { paymentId } from '../../fields/payment';
import { paySystemAt } from '../../fields/paySystem';
import { nonEmptyObject, oneOf, optional } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isTrue } from '../expectedResults';
import type { Operation } from '../operation';
import { idAndResult } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { readsAs, returned } from './verify';
import { validPaymentId, validPaySystemId } from '../validIds';

const changed = ({ fields }: IDataObject): IDataObject => fields as IDataObject;

/** `crm.item.payment.update` {id, fields: {paid, paySystemId}} → true. Other fields the portal drops. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update payment',
		description:
			'Change a payment’s payment system or paid status. Paid has the same effects as Pay and Unpay.',
		routing: callMethod(
			'crm.item.payment.update',
			{
				idempotency: 'idempotent',
				label: 'Payment',
				input: {
					id: validPaymentId,
					fields: nonEmptyObject('Update Fields', 'Paid or Payment System'),
					'fields.paid': optional(oneOf('Paid', { Paid: 'Y', 'Not Paid': 'N' })),
					'fields.paySystemId': optional(validPaySystemId),
				},
				isExpectedResult: isTrue,
				verification: readsAs(changed),
				...paymentAs('id', anyPayment),
				readBack: returned(changed),
			},
			idAndResult,
		),
	},
	fields: [
		paymentId,
		{
			displayName: 'Update Fields',
			name: 'fields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Paid',
					name: 'paid',
					type: 'options',
					options: [
						{ name: 'Paid', value: 'Y' },
						{ name: 'Not Paid', value: 'N' },
					],
					default: 'Y',
					description: 'The paid status. It has the same effects as Pay and Unpay.',
					routing: { send: { type: 'body', property: 'fields.paid' } },
				},
				paySystemAt('fields.paySystemId'),
			],
		},
	],
};
