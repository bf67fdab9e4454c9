import type { IDataObject } from 'n8n-workflow';
import { byId, filtersOf, sortBy } from '../../fields/filters';
import { ANY, DEAL, dealId, entityTypeIdOrAny, INVOICE, invoiceId } from '../../fields/owner';
import { limit, returnAll } from '../../fields/paging';
import { oneOf } from '../../execution/input/validators';
import type { ResolvedCall, Validator } from '../../execution/operationSpec';
import type { Failure } from '../../portal/outcome';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../operation';
import { eachRecord } from '../output';
import { ownerAs } from '../locators/byInvoiceNumber';
import { ownerLabel, validOwnerId } from '../validIds';
import { validSort } from '../validSort';
import { filters, notOfOwner, validFilters } from './filters';
import { owner } from './includeOwner';
import { listPayments } from './wholePortal/listPayments';
import { LIST as LIST_ALL } from './wholePortal/pages';

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

/** The filter in the words of `sale.payment.list`: it drops names that it does not know in silence. */
function saleFilter(fields: IDataObject): IDataObject {
	const { paid, currency, paySystemId, ...sums } = (fields.filter ?? {}) as IDataObject;
	const wanted: IDataObject = {
		...{ '=paid': paid, '=currency': currency, '=paySystemId': paySystemId },
		...{ '>=sum': sums['>=sum'], '<=sum': sums['<=sum'] },
		...{ '=accountNumber': fields.accountNumber, '=orderId': fields.orderId },
		...{ '>=dateBill': fields.createdFrom, '<=dateBill': fields.createdTo },
		...{ '>=datePaid': fields.paidFrom, '<=datePaid': fields.paidTo },
	};
	return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

function resolveCall(fields: IDataObject): ResolvedCall | Failure {
	if (fields.entityTypeId === ANY) {
		const query = { filter: saleFilter(fields), order: (fields.order ?? {}) as IDataObject };
		return {
			call: { method: LIST_ALL, parameters: query },
			idempotency: 'safe',
			allPages: false,
			procedure: listPayments(query),
		};
	}
	const { paidFrom, paidTo, ...parameters } = fields;
	return (
		notOfOwner(fields) ?? {
			call: { method: LIST, parameters },
			idempotency: 'safe',
			allPages: false,
			keeps: paidWithin(paidFrom, paidTo),
		}
	);
}

const validType = oneOf('Belongs To', { Any: ANY, Deal: DEAL, Invoice: INVOICE });

const validIdUnlessAny: Validator = (value, timezone, parameters) =>
	parameters.entityTypeId === ANY
		? { ok: true, value: undefined }
		: validOwnerId(value, timezone, parameters);

const sortFields = [
	{ displayName: 'Date Paid', name: 'datePaid', first: 'earliest date' },
	{ displayName: 'Sum', name: 'sum', first: 'smallest sum' },
	byId,
];

/**
 * `crm.item.payment.list` {entityTypeId, entityId, filter, order} → all payments of a deal or invoice: the
 * method does not page. `sale.payment.list` {filter, order, start} → those of the whole portal, 50 a page.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payments',
		description:
			'Retrieve the payments of a deal, an invoice or the whole portal, each as a separate item',
		routing: callMethod(
			LIST,
			{
				idempotency: 'safe',
				label: (parameters) =>
					Number(parameters.entityTypeId) > ANY ? ownerLabel(parameters) : 'Belongs To',
				input: {
					...{ entityTypeId: validType, entityId: validIdUnlessAny },
					...{ ...validFilters, ...validSort(sortFields) },
				},
				isExpectedResult: isList,
				...ownerAs('entityId'),
				resolveCall,
				supplement: owner,
			},
			eachRecord,
		),
	},
	fields: [
		entityTypeIdOrAny,
		dealId,
		invoiceId,
		returnAll,
		limit,
		filtersOf(filters),
		sortBy(sortFields),
	],
};
