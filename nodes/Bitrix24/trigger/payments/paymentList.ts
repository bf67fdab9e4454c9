import type { IDataObject } from 'n8n-workflow';
import { isPaymentList, PAYMENT_FIELDS } from '../../payments/payment';
import { isObject } from '../../portal/values';
import { UNREADABLE_NEXT } from '../../portal/client/listFailures';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Success } from '../../portal/outcome';

/** sale.payment.list has pages of 50 (docs/bitrix24-rest.md §1). */
export const PAGE = 50;

const LIST_SPEC: MethodSpec = {
	idempotency: 'safe',
	isExpectedResult: (value) => isObject(value) && isPaymentList(value.payments),
};

/** One page of the portal's payments (scope sale, rights to the store's orders). */
export const pageOf = (filter: IDataObject, direction: 'ASC' | 'DESC', start: number): Call => ({
	method: 'sale.payment.list',
	parameters: {
		select: PAYMENT_FIELDS,
		// A batch has no words for an empty list, and would let each page out as a request of its own.
		...(Object.keys(filter).length > 0 && { filter }),
		order: { id: direction },
		start,
	},
});

const paymentsIn = ({ value }: Success): IDataObject[] =>
	(value as { payments: IDataObject[] }).payments;

/** A page of payments. */
interface Page {
	payments: IDataObject[];
	/** When the portal answered, by its own clock; undefined where it does not tell. */
	answeredAt?: number;
}

/**
 * Reads one page.
 *
 * @throws NodeApiError when it can't be read
 */
export async function readPage(client: PortalClient, call: Call): Promise<Page> {
	const success = await client.read(call, LIST_SPEC);
	return { payments: paymentsIn(success), answeredAt: success.answeredAt };
}

/**
 * Reads one page for each call, up to 50 in one request.
 *
 * @throws NodeApiError when one of them can't be read
 */
export const readPages = async (client: PortalClient, calls: Call[]): Promise<IDataObject[]> =>
	(await client.readAll(calls, LIST_SPEC)).flatMap(paymentsIn);

/** Reads a page and those that it names as the next ones. */
async function readByNext(client: PortalClient, call: Call): Promise<IDataObject[]> {
	const outcome = await client.callAllPages(call, LIST_SPEC);
	if (outcome.ok) return paymentsIn(outcome);
	throw await client.toNodeApiError(outcome, call);
}

/**
 * Reads the payments that fit a filter: the first page tells how many there are, the others come in one
 * request for each 50 pages. Where it does not tell, they come one after the other.
 *
 * @param maxPages after how many pages to stop
 * @throws NodeApiError when one of them can't be read
 */
export async function readAll(
	client: PortalClient,
	filter: IDataObject,
	direction: 'ASC' | 'DESC',
	maxPages: number,
): Promise<IDataObject[]> {
	const first = await client.read(pageOf(filter, direction, 0), LIST_SPEC);
	const payments = paymentsIn(first);
	const { next, total = 0 } = first;
	if (total < payments.length) {
		if (next === undefined) return payments;
		const call = pageOf(filter, direction, next);
		if (Number.isNaN(next)) throw await client.toNodeApiError(UNREADABLE_NEXT, call);
		return [...payments, ...(await readByNext(client, call))];
	}
	const pages = Math.min(maxPages, Math.ceil(total / PAGE));
	const further = Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
		pageOf(filter, direction, (index + 1) * PAGE),
	);
	return [...payments, ...(await readPages(client, further))];
}
