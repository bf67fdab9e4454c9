import type { IDataObject } from 'n8n-workflow';
import { isObject, isRecordList, wholeNumberIn } from '../../portal/values';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Success } from '../../portal/outcome';

/** sale.payment.list has pages of 50 (docs/bitrix24-rest.md §1). */
export const PAGE = 50;

/** The fields that crm.item.payment.get gives, so that a payment looks the same however it was read. */
const FIELDS = [
	'id',
	'accountNumber',
	'paid',
	'datePaid',
	'empPaidId',
	'paySystemId',
	'sum',
	'currency',
	'paySystemName',
];

/** A list is one of records with ids; anything else tells nothing of what is there. */
export const isPaymentList = (value: unknown): value is IDataObject[] =>
	isRecordList(value) && value.every(({ id }) => (wholeNumberIn(id) ?? 0) > 0);

const LIST_SPEC: MethodSpec = {
	idempotency: 'safe',
	isExpectedResult: (value) => isObject(value) && isPaymentList(value.payments),
};

/** One page of the portal's payments (scope sale, rights to the store's orders). */
export const pageOf = (filter: IDataObject, direction: 'ASC' | 'DESC', start: number): Call => ({
	method: 'sale.payment.list',
	parameters: {
		select: FIELDS,
		// A batch has no words for an empty list, and would let each page out as a request of its own.
		...(Object.keys(filter).length > 0 && { filter }),
		order: { id: direction },
		start,
	},
});

const paymentsIn = ({ value }: Success): IDataObject[] =>
	(value as { payments: IDataObject[] }).payments;

/**
 * Reads one page for each call, up to 50 in one request.
 *
 * @throws NodeApiError when one of them can't be read
 */
export const readPages = async (client: PortalClient, calls: Call[]): Promise<IDataObject[]> =>
	(await client.readAll(calls, LIST_SPEC)).flatMap(paymentsIn);

/**
 * Reads the payments that fit a filter: the first page tells how many there are, the others come in one
 * request for each 50 pages.
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
	const pages = Math.min(maxPages, Math.ceil((first.total ?? 0) / PAGE));
	const further = Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
		pageOf(filter, direction, (index + 1) * PAGE),
	);
	return [...paymentsIn(first), ...(await readPages(client, further))];
}
