import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/transport/response';
import type { Call, Failure, OperationSpec, Outcome } from '../../portal/outcome';
import type { PortalClient } from '../../portal/client/client';

/** sale.payment.list has pages of 50 (bitrix24-rest.md §1). */
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

const LIST_SPEC: OperationSpec = {
	idempotency: 'safe',
	label: 'Watch',
	isExpectedResult: isObject,
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

/** What could not be read, and the call that would have. */
export class ReadError extends Error {
	constructor(
		readonly failure: Failure,
		readonly call: Call,
	) {
		super(failure.message);
	}
}

const paymentsOf = (outcome: Outcome, call: Call): IDataObject[] => {
	if (!outcome.ok) throw new ReadError(outcome.failure, call);
	const { payments } = outcome.result as { payments?: IDataObject[] };
	return (payments ?? []).filter(isObject);
};

/** Reads one page for each call, up to 50 in one request. */
export async function readPages(talk: PortalClient, calls: Call[]): Promise<IDataObject[]> {
	const outcomes = await talk.callAll(calls, LIST_SPEC);
	return outcomes.flatMap((outcome, index) => paymentsOf(outcome, calls[index] as Call));
}

/**
 * Reads the payments that fit a filter: the first page tells how many there are, the others come in one
 * request for each 50 pages.
 *
 * @param mostPages after how many pages to stop
 * @throws Unread
 */
export async function readAll(
	talk: PortalClient,
	filter: IDataObject,
	direction: 'ASC' | 'DESC',
	mostPages: number,
): Promise<IDataObject[]> {
	const call = pageOf(filter, direction, 0);
	const first = await talk.call(call, LIST_SPEC);
	const payments = paymentsOf(first, call);
	const total = first.ok ? (first.total ?? 0) : 0;
	const further = Math.max(0, Math.min(mostPages, Math.ceil(total / PAGE)) - 1);
	const calls = Array.from({ length: further }, (_, index) =>
		pageOf(filter, direction, (index + 1) * PAGE),
	);
	return [...payments, ...(await readPages(talk, calls))];
}
