import type { IDataObject } from 'n8n-workflow';
import { collated, wholeNumberIn } from '../../../portal/values';

/** What to list of a portal's payments, once it is valid. Dates are ISO 8601 with a time zone. */
export interface PaymentQuery {
	/** By the keys that `sale.payment.list` knows: it drops any other in silence (docs/bitrix24-rest.md §9.3). */
	filter: IDataObject;
	order: IDataObject;
}

/** Numbers may come as text such as "1200.0000" (docs/bitrix24-rest.md §9.19). */
const numberIn = (value: unknown): number =>
	typeof value === 'string' && value.trim() !== '' ? Number(value) : Number(value ?? NaN);

/** Less than the smallest sum that Bitrix24 keeps. */
const EPSILON = 0.00005;

type Test = (shown: unknown, wanted: unknown) => boolean;

const isSameText: Test = (shown, wanted) =>
	collated(String(shown ?? '')) === collated(String(wanted));
const isSameId: Test = (shown, wanted) => wholeNumberIn(shown) === wholeNumberIn(wanted);
const isFrom: Test = (shown, wanted) => Date.parse(String(shown)) >= Date.parse(String(wanted));
const isUntil: Test = (shown, wanted) => Date.parse(String(shown)) <= Date.parse(String(wanted));

/** Each key of a filter: the field, and when a payment fits. */
const TESTS: Record<string, [field: string, test: Test]> = {
	'=paid': ['paid', isSameText],
	'=currency': ['currency', isSameText],
	'=accountNumber': ['accountNumber', isSameText],
	'=paySystemId': ['paySystemId', isSameId],
	'=orderId': ['orderId', isSameId],
	'>=sum': ['sum', (shown, wanted) => numberIn(shown) >= Number(wanted) - EPSILON],
	'<=sum': ['sum', (shown, wanted) => numberIn(shown) <= Number(wanted) + EPSILON],
	'>=datePaid': ['datePaid', isFrom],
	'<=datePaid': ['datePaid', isUntil],
	'>=dateBill': ['dateBill', isFrom],
	'<=dateBill': ['dateBill', isUntil],
};

/** The widest difference between two time zones. */
const ZONES_MS = 26 * 3_600_000;

/**
 * What a date of `sale.payment.list` may stand for: it is written in the portal's own format and read back as
 * another one, so that day and month may be swapped, and the hour another user's (docs/bitrix24-rest.md §9.4).
 */
function readingsOf(shown: unknown): number[] {
	const swapped = String(shown).replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1-$3-$2');
	return [String(shown), swapped].map((text) => Date.parse(text)).filter((ms) => !Number.isNaN(ms));
}

/** Whether the date may be the one that was asked for, as far as anybody can tell. */
function mayFit(shown: unknown, key: string, wanted: unknown): boolean {
	const limit = Date.parse(String(wanted));
	const readings = readingsOf(shown);
	return (
		readings.length === 0 ||
		readings.some((ms) => (key.startsWith('>') ? ms >= limit - ZONES_MS : ms <= limit + ZONES_MS))
	);
}

/**
 * The first key of a filter that a listed payment does not fit: such a filter did not reach the portal, or not
 * as it was meant.
 */
export const keyNotKept = ({ filter }: PaymentQuery, row: IDataObject): string | undefined =>
	Object.entries(filter).find(([key, wanted]) => {
		const [field, test] = TESTS[key] ?? [];
		if (field === undefined || test === undefined) return true;
		const isDate = field.startsWith('date');
		return !(isDate ? mayFit(row[field], key, wanted) : test(row[field], wanted));
	})?.[0];

/** Whether a payment still fits, as `crm.item.payment.get` gives it: it tells nothing of when it was created. */
export const fits = ({ filter }: PaymentQuery, payment: IDataObject): boolean =>
	Object.entries(filter).every(([key, wanted]) => {
		const [field, test] = TESTS[key] ?? [];
		return field === undefined || !(field in payment) || test?.(payment[field], wanted) === true;
	});

const isDescending = (direction: unknown): boolean => String(direction).toLowerCase() === 'desc';

/** The direction, where a list is sorted by nothing but the ID. */
export function directionById({ order }: PaymentQuery): 'ASC' | 'DESC' | undefined {
	const [first = 'id'] = Object.keys(order);
	if (first !== 'id') return undefined;
	return isDescending(order.id) ? 'DESC' : 'ASC';
}

const comparable = (field: string, value: unknown): number => {
	const number = field === 'datePaid' ? Date.parse(String(value)) : numberIn(value);
	// As a database does it: what has no value is the least.
	return Number.isNaN(number) ? -Infinity : number;
};

/** Sorts payments, in place; those that are the same in all of it by their IDs. */
export function sortPayments({ order }: PaymentQuery, payments: IDataObject[]): IDataObject[] {
	const keys = Object.entries({ ...order, ...('id' in order ? {} : { id: 'asc' }) });
	return payments.sort((one, other) => {
		for (const [field, direction] of keys) {
			const [left, right] = [comparable(field, one[field]), comparable(field, other[field])];
			if (left !== right) return left < right === isDescending(direction) ? 1 : -1;
		}
		return 0;
	});
}
