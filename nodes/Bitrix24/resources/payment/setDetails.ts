import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { paymentId } from '../../fields/payment';
import { calendarDay } from '../../execution/input/isoDate';
import { text } from '../../execution/input/texts';
import { nonEmptyObject, optional } from '../../execution/input/validators';
import type { Completion } from '../../execution/operationSpec';
import type { Verification } from '../../portal/methodSpec';
import { isObject, wholeNumberIn } from '../../portal/values';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { idAndDone } from '../output';
import { anyPayment, paymentAs } from '../paymentLocator';
import { returned } from './verify';
import { validPaymentId } from '../validIds';

const isSalePayment = (value: unknown): boolean => isObject(value) && isObject(value.payment);

const GET = 'sale.payment.get';

const paySystemIn = (value: unknown): number =>
	wholeNumberIn((value as { payment: IDataObject }).payment.paySystemId) ?? 0;

/**
 * The method takes no call without the payment system (docs/bitrix24-rest.md §9.7), so the payment's own is read
 * and sent with it: it stays what it is.
 */
const withOwnPaySystem: Completion = {
	call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
	isExpectedResult: (value) => isSalePayment(value) && paySystemIn(value) > 0,
	complete: (call, read) => {
		const fields = { ...(call.parameters.fields as IDataObject), paySystemId: paySystemIn(read) };
		return { ...call, parameters: { ...call.parameters, fields } };
	},
};

const TEXTS = ['payVoucherNum', 'comments', 'xmlId'];

const fieldsOf = (sent: IDataObject): IDataObject => sent.fields as IDataObject;

const hasDate = (sent: IDataObject): boolean => 'payVoucherDate' in fieldsOf(sent);

/** `sale.payment.get` {id}. It shows texts; of dates it may answer another day or none (docs/bitrix24-rest.md §9.4). */
const showsTexts: Verification = {
	call: ({ parameters: { id } }) => ({ method: GET, parameters: { id } }),
	isExpectedResult: isSalePayment,
	resultIfExecuted: (seen, { parameters }) => {
		if (!seen.ok || hasDate(parameters)) return undefined;
		const { payment } = seen.value as { payment: IDataObject };
		const isThere = TEXTS.filter((name) => name in fieldsOf(parameters)).every(
			(name) => String(payment[name]) === String(fieldsOf(parameters)[name]),
		);
		return isThere ? { ok: true, value: seen.value } : undefined;
	},
	showsAll: ({ parameters }) => !hasDate(parameters),
};

const sentAs = (property: string): INodeProperties['routing'] => ({
	send: { type: 'body', property: `fields.${property}` },
});

const details: INodeProperties = {
	displayName: 'Details',
	name: 'details',
	type: 'collection',
	placeholder: 'Add Detail',
	default: {},
	options: [
		{
			displayName: 'Comment',
			name: 'comment',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			description: 'An internal comment on the payment',
			routing: sentAs('comments'),
		},
		{
			displayName: 'Document Date',
			name: 'documentDate',
			type: 'dateTime',
			default: '',
			description: 'The date of the payment document. The time of day is ignored.',
			routing: sentAs('payVoucherDate'),
		},
		{
			displayName: 'Document Number',
			name: 'documentNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1842',
			description:
				'The number of the payment document, such as a payment order, up to 20 characters',
			routing: sentAs('payVoucherNum'),
		},
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. pi_3NFY2kLkdIwHu7ix',
			description:
				'The payment’s ID in another system, such as a bank or a payment provider, up to 255 characters',
			routing: sentAs('xmlId'),
		},
	],
};

/**
 * `sale.payment.update` {id, fields: {paySystemId, payVoucherNum, payVoucherDate, comments, xmlId}} →
 * {payment}, scope sale. Paid and the sum are never among the fields. A second time it sets the same.
 */
export const setDetails: Operation = {
	option: {
		name: 'Set Details',
		value: 'setDetails',
		action: 'Set details of payment',
		description:
			'Set the payment document, comment or external ID of a payment. Its paid status, sum and payment system don’t change. Requires the sale scope and a user with permissions for the online store’s orders.',
		routing: callMethod(
			'sale.payment.update',
			{
				idempotency: 'idempotent',
				label: 'Payment',
				input: {
					id: validPaymentId,
					fields: nonEmptyObject(
						'Details',
						'Document Number, Document Date, Comment or External ID',
					),
					'fields.payVoucherNum': optional(text('Document Number', 20)),
					'fields.payVoucherDate': optional(calendarDay('Document Date')),
					'fields.comments': optional(text('Comment')),
					'fields.xmlId': optional(text('External ID', 255)),
				},
				isExpectedResult: isSalePayment,
				completion: withOwnPaySystem,
				verification: showsTexts,
				...paymentAs('id', anyPayment),
				readBack: returned(() => ({})),
			},
			idAndDone,
		),
	},
	fields: [paymentId, details],
};
