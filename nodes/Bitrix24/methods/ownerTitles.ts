import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { wholeNumberIn } from '../portal/values';
import { readForEditor } from './readForEditor';

const INSTEAD = 'The list goes without the titles of deals and invoices.';

/** The titles of deals or invoices, by their IDs. */
async function titlesOf(
	caller: ILoadOptionsFunctions,
	entityTypeId: number,
	ids: number[],
): Promise<Map<number, string>> {
	if (ids.length === 0) return new Map();
	const { records } = await readForEditor(caller, {
		call: {
			method: 'crm.item.list',
			parameters: { entityTypeId, select: ['id', 'title'], filter: { '@id': ids } },
		},
		within: 'items',
		instead: INSTEAD,
		isExtra: true,
	});
	return new Map(records.map(({ id, title }) => [wholeNumberIn(id) ?? 0, String(title ?? '')]));
}

/** The title of the deal or invoice of each order (`crm.orderentity.list`, scope crm), by the order's ID. */
async function readTitles(
	caller: ILoadOptionsFunctions,
	orderIds: number[],
): Promise<Map<number, string>> {
	const { records } = await readForEditor(caller, {
		call: {
			method: 'crm.orderentity.list',
			parameters: {
				select: ['orderId', 'ownerId', 'ownerTypeId'],
				filter: { '@orderId': orderIds },
			},
		},
		within: 'orderEntity',
		key: 'ownerId',
		instead: INSTEAD,
		isExtra: true,
	});
	const idsOf = (type: number) => [
		...new Set(
			records
				.filter(({ ownerTypeId }) => wholeNumberIn(ownerTypeId) === type)
				.flatMap(({ ownerId }) => wholeNumberIn(ownerId) ?? []),
		),
	];
	const [deals, invoices] = await Promise.all(
		[DEAL, INVOICE].map(async (type) => await titlesOf(caller, type, idsOf(type))),
	);
	const titleOf = ({ ownerTypeId, ownerId }: IDataObject): string | undefined =>
		(wholeNumberIn(ownerTypeId) === DEAL ? deals : invoices)?.get(wholeNumberIn(ownerId) ?? 0);
	return new Map(
		records.flatMap((record): Array<[number, string]> => {
			const [order, title] = [wholeNumberIn(record.orderId), titleOf(record)];
			return order === undefined || !title ? [] : [[order, title]];
		}),
	);
}

/** The same, as far as the portal tells: a list of payments is of use without them. */
export async function ownerTitles(
	caller: ILoadOptionsFunctions,
	payments: IDataObject[],
): Promise<Map<number, string>> {
	const orderIds = [...new Set(payments.flatMap(({ orderId }) => wholeNumberIn(orderId) ?? []))];
	if (orderIds.length === 0) return new Map();
	return await readTitles(caller, orderIds).catch(() => new Map<number, string>());
}
