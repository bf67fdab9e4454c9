import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ANY } from '../../fields/owner';
import { paySystemAt } from '../../fields/paySystem';
import { isoDate } from '../../execution/input/isoDate';
import { currencyCode, filledText } from '../../execution/input/texts';
import {
	decimal,
	isEmpty,
	oneOf,
	optional,
	positiveInteger,
	unlessAny,
	unlessZero,
} from '../../execution/input/validators';
import type { Validator } from '../../execution/operationSpec';
import { invalidInput } from '../../execution/operationSpec';
import type { Failure } from '../../portal/outcome';
import { validPaySystemId } from '../validIds';

const send = (property: string): INodeProperties['routing'] => ({
	send: { type: 'body', property },
});

/** A filter by a time. */
const time = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description: `Return only payments ${what}. Uses the workflow’s time zone unless the value has one.`,
	routing: send(name),
});

/** Unpay leaves the date of the payment (docs/bitrix24-rest.md §6). */
const REVERSED = ', including those that were marked as not paid later (to exclude them, add Paid)';

/** The portal tells when a payment was created, and what order it is of, for the whole portal alone. */
const ofAny: INodeProperties['displayOptions'] = {
	show: { '/entityTypeId': [ANY, String(ANY)] },
};

/** The filters of payments, each of which filters nothing as long as it is left at its default. */
export const filters: INodeProperties[] = [
	{
		displayName: 'Account Number',
		name: 'accountNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3653/1',
		description: 'Return only the payment with this number, as Bitrix24 shows it',
		displayOptions: ofAny,
		routing: send('accountNumber'),
	},
	{
		...time('Created From', 'createdFrom', 'created at this time or later'),
		displayOptions: ofAny,
	},
	{
		...time('Created To', 'createdTo', 'created at this time or earlier'),
		displayOptions: ofAny,
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. RUB',
		description: 'Return only payments in this currency (a three-letter code)',
		routing: send('filter.currency'),
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3653',
		description: 'Return only payments of the order with this ID',
		displayOptions: ofAny,
		routing: send('orderId'),
	},
	{
		displayName: 'Paid',
		name: 'paid',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Not Paid', value: 'N' },
			{ name: 'Paid', value: 'Y' },
		],
		default: 'any',
		description: 'Return only paid or only unpaid payments',
		routing: send('filter.paid'),
	},
	time('Paid From', 'paidFrom', `paid at this time or later${REVERSED}`),
	time('Paid To', 'paidTo', `paid at this time or earlier${REVERSED}`),
	paySystemAt('filter.paySystemId', 'Return only payments with this payment system'),
	{
		displayName: 'Sum From',
		name: 'sumFrom',
		type: 'number',
		default: 0,
		description: 'Return only payments of this sum or more. 0 means any sum.',
		routing: send('filter.>=sum'),
	},
	{
		displayName: 'Sum To',
		name: 'sumTo',
		type: 'number',
		default: 0,
		description: 'Return only payments of this sum or less. 0 means any sum.',
		routing: send('filter.<=sum'),
	},
];

/** What the filters may be, by the parameters that they send. */
export const validFilters: Record<string, Validator> = {
	'filter.paid': unlessAny(optional(oneOf('Paid', { Paid: 'Y', 'Not Paid': 'N' }))),
	'filter.currency': optional(currencyCode('Currency')),
	paidFrom: optional(isoDate('Paid From')),
	paidTo: optional(isoDate('Paid To')),
	createdFrom: optional(isoDate('Created From')),
	createdTo: optional(isoDate('Created To')),
	accountNumber: optional(filledText('Account Number', 'a payment number (such as 3653/1)')),
	orderId: optional(positiveInteger('Order ID', 'an order ID (a number such as 3653)')),
	'filter.paySystemId': optional(validPaySystemId),
	'filter.>=sum': unlessZero(optional(decimal('Sum From'))),
	'filter.<=sum': unlessZero(optional(decimal('Sum To'))),
};

/** Where an expression gives the kind in Belongs To, n8n shows and sends these for any. */
const OF_ANY = {
	accountNumber: 'Account Number',
	createdFrom: 'Created From',
	createdTo: 'Created To',
	orderId: 'Order ID',
};

/** Why the payments of one deal or invoice can't be filtered so; undefined where they can. */
export function notOfOwner(parameters: IDataObject): Failure | undefined {
	const found = Object.entries(OF_ANY).find(([name]) => !isEmpty(parameters[name]));
	return (
		found &&
		invalidInput(
			`${found[1]} applies to the payments of the whole portal, not to those of one deal or invoice`,
			`Nothing was sent for this item. Choose Any in Belongs To, or remove ${found[1]} from Filters.`,
		)
	);
}
