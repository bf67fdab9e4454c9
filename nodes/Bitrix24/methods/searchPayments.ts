import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { sumOf } from '../portal/money';
import { listResult, money, startOf } from './listResult';
import { ownerTitles } from './ownerTitles';
import type { RecordPage } from './readForEditor';
import { readListsForEditor } from './readForEditor';

const LIST = 'sale.payment.list';

const FIELDS = ['id', 'accountNumber', 'paid', 'sum', 'currency', 'paySystemName', 'orderId'];

/** Operations that apply to paid payments; the others, if to one kind alone, to unpaid ones. */
const FOR_PAID = ['unpay'];
const FOR_ANY = ['get', 'getPublicUrl', 'setDetails', 'update', 'getAll'];

/** Those that the operation applies to first, and of them the newest. */
function orderFor(operation: unknown): IDataObject {
	if (FOR_ANY.includes(String(operation))) return { id: 'DESC' };
	return { paid: FOR_PAID.includes(String(operation)) ? 'DESC' : 'ASC', id: 'DESC' };
}

/** What the words may mean: a part of a number, or a sum. */
function filtersFor(words: string): IDataObject[] {
	if (words === '') return [{}];
	const sum = sumOf(words);
	return [
		{ '%accountNumber': words },
		...(sum === undefined ? [] : [{ '=sum': Number(sum) / 1e4 }]),
	];
}

/** One page of them all, each payment once. */
function together(pages: RecordPage[]): RecordPage {
	const byId = new Map(
		pages.flatMap(({ records }) => records).map((record) => [String(record.id), record]),
	);
	const next = pages.map((page) => page.next).find((start) => start !== undefined);
	return { records: [...byId.values()], ...(next !== undefined && { next }) };
}

/**
 * Payments by their number or sum, 50 a page (`sale.payment.list`, scope sale): the methods of CRM list the
 * payments of one deal or invoice only. Those first that the operation applies to.
 */
export async function searchPayments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const words = filter?.trim() ?? '';
	const order = orderFor(this.getCurrentNodeParameter('operation'));
	const start = startOf(paginationToken);
	const pages = await readListsForEditor(this, {
		calls: filtersFor(words).map((wanted) => ({
			method: LIST,
			// A batch has no words for an empty list.
			parameters: {
				select: FIELDS,
				...(Object.keys(wanted).length > 0 && { filter: wanted }),
				order,
				start,
			},
		})),
		within: 'payments',
		instead:
			'This list requires the sale scope and a user with permissions for the online store’s orders. Without them, choose By ID, By Deal ID or By Invoice ID.',
	});
	const page = together(pages);
	const titles = await ownerTitles(this, page.records);
	return listResult(
		page,
		({ id, accountNumber, sum, currency, paid, paySystemName, orderId }) => {
			const title = titles.get(Number(orderId));
			return {
				name: [
					String(accountNumber),
					money(sum, currency),
					paid === 'Y' ? 'paid' : 'not paid',
					...(paySystemName ? [String(paySystemName)] : []),
					...(title ? [title] : []),
					`ID ${String(id)}`,
				].join(' · '),
				value: Number(id),
			};
		},
		words
			? `No payment has "${words}" in its number, or as its sum`
			: 'The portal has no payments yet',
	);
}
