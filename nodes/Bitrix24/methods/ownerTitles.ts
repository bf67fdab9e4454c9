import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { withDeadline } from '../portal/limits/deadline';
import { DEAL, INVOICE } from '../fields/owner';
import { wholeNumberIn } from '../portal/values';
import { ownersOfOrders } from './orderOwners';
import { EDITOR_WAIT_MS, readForEditor } from './readForEditor';

const INSTEAD = 'The list is shown without the titles of deals and invoices.';

/** The titles of deals or invoices, by their IDs. */
async function titlesOf(
	caller: ILoadOptionsFunctions,
	entityTypeId: number,
	ids: number[],
	until: AbortSignal,
): Promise<Map<number, string>> {
	if (ids.length === 0) return new Map();
	const { records } = await readForEditor(caller, {
		call: {
			method: 'crm.item.list',
			parameters: { entityTypeId, select: ['id', 'title'], filter: { '@id': ids } },
		},
		within: 'items',
		instead: INSTEAD,
		until,
	});
	return new Map(records.map(({ id, title }) => [wholeNumberIn(id) ?? 0, String(title ?? '')]));
}

async function readTitles(
	caller: ILoadOptionsFunctions,
	orderIds: number[],
	until: AbortSignal,
): Promise<Map<number, string>> {
	const owners = await ownersOfOrders(caller, orderIds, { instead: INSTEAD, until });
	const idsOf = (type: number) =>
		[...owners.values()].flatMap(({ entityTypeId, entityId }) =>
			entityTypeId === type ? [entityId] : [],
		);
	const [deals, invoices] = await Promise.all(
		[DEAL, INVOICE].map(async (type) => await titlesOf(caller, type, idsOf(type), until)),
	);
	return new Map(
		[...owners].flatMap(([order, { entityTypeId, entityId }]): Array<[number, string]> => {
			const title = (entityTypeId === DEAL ? deals : invoices)?.get(entityId);
			return title ? [[order, title]] : [];
		}),
	);
}

/**
 * The title of the deal or invoice of each payment, by the ID of its order, as far as the portal tells within the
 * time that somebody waits: a list of payments is of use without them.
 */
export async function ownerTitles(
	caller: ILoadOptionsFunctions,
	payments: IDataObject[],
): Promise<Map<number, string>> {
	const orderIds = [...new Set(payments.flatMap(({ orderId }) => wholeNumberIn(orderId) ?? []))];
	const none = () => new Map<number, string>();
	if (orderIds.length === 0) return none();
	return await withDeadline(
		EDITOR_WAIT_MS,
		async (until) => await readTitles(caller, orderIds, until).catch(none),
		none,
	);
}
