import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { byId, filtersOf, sortBy } from '../../fields/filters';
import { dealId, entityTypeId, invoiceId } from '../../fields/owner';
import { limit, returnAll } from '../../fields/paging';
import { paySystemAt } from '../../fields/paySystem';
import { decimal, optional, oneOf, currencyCode } from '../../execution/input/validators';
import { isoDate } from '../../execution/input/isoDate';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../describe';
import { eachRecord } from '../output';
import { validPaySystemId, validOwnerType, validOwnerId, ownerLabel } from '../validIds';

/** Operators and names of a filter of payments: camelCase, others the portal does not know. */
const filter = (property: string): INodeProperties['routing'] => ({
	send: { type: 'body', property: `filter.${property}` },
});

const filters: INodeProperties[] = [
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. RUB',
		description: 'Return only payments in this currency (a three-letter code)',
		routing: filter('currency'),
	},
	{
		displayName: 'Paid',
		name: 'paid',
		type: 'options',
		options: [
			{ name: 'Not Paid', value: 'N' },
			{ name: 'Paid', value: 'Y' },
		],
		default: 'N',
		description: 'Return only payments that are, or are not, paid',
		routing: filter('paid'),
	},
	{
		displayName: 'Paid From',
		name: 'paidFrom',
		type: 'dateTime',
		default: '',
		description:
			'Return only payments paid at this time or later. Uses the workflow’s time zone unless the value has one.',
		routing: { send: { type: 'body', property: 'paidFrom' } },
	},
	{
		displayName: 'Paid To',
		name: 'paidTo',
		type: 'dateTime',
		default: '',
		description:
			'Return only payments paid at this time or earlier. Uses the workflow’s time zone unless the value has one.',
		routing: { send: { type: 'body', property: 'paidTo' } },
	},
	paySystemAt('filter.paySystemId', 'Return only payments with this payment system'),
	{
		displayName: 'Sum From',
		name: 'sumFrom',
		type: 'number',
		default: 0,
		description: 'Return only payments of this sum or more',
		routing: filter('>=sum'),
	},
	{
		displayName: 'Sum To',
		name: 'sumTo',
		type: 'number',
		default: 0,
		description: 'Return only payments of this sum or less',
		routing: filter('<=sum'),
	},
];

const LIST = 'crm.item.payment.list';

/**
 * Whether a payment was paid between two times; undefined where neither is given. The portal can't tell: it
 * reads every ISO date in this method's filter as an empty text (docs/bitrix24-rest.md §9.1).
 */
function paidWithin(from: unknown, to: unknown): ((payment: IDataObject) => boolean) | undefined {
	if (from === undefined && to === undefined) return undefined;
	const [first, last] = [Date.parse(String(from)), Date.parse(String(to))];
	return ({ datePaid }) => {
		const paid = Date.parse(String(datePaid));
		return !(Number.isNaN(paid) || paid < first || paid > last);
	};
}

/**
 * `crm.item.payment.list` {entityTypeId, entityId, filter, order} → all payments of a deal or invoice:
 * the method does not page.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payments',
		description: 'Retrieve the payments of a deal or invoice, each as a separate item',
		routing: callMethod(
			LIST,
			{
				idempotency: 'safe',
				label: ownerLabel,
				input: {
					entityTypeId: validOwnerType,
					entityId: validOwnerId,
					'filter.paid': optional(oneOf('Paid', { Paid: 'Y', 'Not Paid': 'N' })),
					'filter.currency': optional(currencyCode('Currency')),
					paidFrom: optional(isoDate('Paid From')),
					paidTo: optional(isoDate('Paid To')),
					'filter.paySystemId': optional(validPaySystemId),
					'filter.>=sum': optional(decimal('Sum From')),
					'filter.<=sum': optional(decimal('Sum To')),
				},
				isExpectedResult: isList,
				resolveCall: ({ paidFrom, paidTo, ...parameters }) => ({
					call: { method: LIST, parameters },
					idempotency: 'safe',
					allPages: false,
					keeps: paidWithin(paidFrom, paidTo),
				}),
			},
			eachRecord,
		),
	},
	fields: [
		entityTypeId,
		dealId,
		invoiceId,
		returnAll,
		limit,
		filtersOf(filters),
		sortBy([
			{ displayName: 'Date Paid', name: 'datePaid', first: 'earliest date' },
			{ displayName: 'Sum', name: 'sum', first: 'smallest sum' },
			byId,
		]),
	],
};
