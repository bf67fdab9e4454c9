import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { entityCall, ownerOfOrder } from '../payments/owners';
import { wholeNumberIn } from '../portal/values';
import { readForEditor } from './readForEditor';

/** A deal or an invoice. */
export interface Owner {
	entityTypeId: number;
	entityId: number;
}

/**
 * The deal or invoice of each order (`crm.orderentity.list`, scope crm; docs/bitrix24-rest.md §9.6), by the
 * order's ID. Orders of other kinds of record, and those that were not asked for, are left out.
 *
 * @throws NodeApiError in Bitrix24's own words
 */
export async function ownersOfOrders(
	caller: ILoadOptionsFunctions,
	orderIds: number[],
	request: { instead: string; until?: AbortSignal },
): Promise<Map<number, Owner>> {
	const { records } = await readForEditor(caller, {
		call: entityCall(orderIds),
		within: 'orderEntity',
		key: 'ownerId',
		...request,
	});
	const owners = new Map<number, Owner>();
	for (const order of orderIds) {
		const own = records.filter(({ orderId }) => wholeNumberIn(orderId) === order);
		const { entityTypeId, entityId } = ownerOfOrder(order, own);
		const isOwner = entityTypeId === DEAL || entityTypeId === INVOICE;
		if (isOwner && entityId !== null) owners.set(order, { entityTypeId, entityId });
	}
	return owners;
}
