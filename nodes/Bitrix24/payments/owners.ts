import type { IDataObject } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { entryFor, isDenied } from '../portal/errors/catalog';
import type { Call, Failure } from '../portal/outcome';
import { rejected } from '../portal/outcome';
import { wholeNumberIn } from '../portal/values';
import type { Client, Found, NumberedList } from './numberedList';
import { readByNumber } from './numberedList';

/** What a payment belongs to. Of an order that belongs to no deal or invoice, only its number is there. */
export interface PaymentOwner {
	/** Bitrix24's number of the owner's kind: 2 for a deal, 31 for an invoice. */
	entityTypeId: number | null;
	entityId: number | null;
	/** Null where the user may not see it. */
	orderId: number | null;
}

/** A payment whose owner is asked for. */
export interface OwnedPayment {
	id: number;
	/** Where it is known already. */
	orderId?: number;
}

/** The orders of payments (`sale.payment.list`, scope sale, rights to the store's orders). */
const ORDERS: NumberedList = {
	call: (ids) => ({
		method: 'sale.payment.list',
		parameters: { select: ['id', 'orderId'], filter: { '@id': ids }, order: { id: 'ASC' } },
	}),
	...{ within: 'payments', key: 'id', fields: ['id', 'orderId'] },
};

/** What orders belong to (`crm.orderentity.list`, scope crm; docs/bitrix24-rest.md §9.6). */
const ENTITIES: NumberedList = {
	call: (orderIds) => ({
		method: 'crm.orderentity.list',
		parameters: {
			select: ['orderId', 'ownerId', 'ownerTypeId'],
			filter: { '@orderId': orderIds },
		},
	}),
	...{ within: 'orderEntity', key: 'orderId', fields: ['orderId', 'ownerId', 'ownerTypeId'] },
};

/** The call that lists the order of each payment; what its result holds is under `payments`. */
export const orderCall = (ids: number[]): Call => ORDERS.call(ids);

/** The call that lists what each order belongs to; what its result holds is under `orderEntity`. */
export const entityCall = (orderIds: number[]): Call => ENTITIES.call(orderIds);

const notListed = (id: number): Failure =>
	rejected('UNEXPECTED_RESULT', `Bitrix24 does not list payment ${id}`, {
		call: ORDERS.call([id]),
		httpCode: '200',
		advice:
			'The payment may have been deleted meanwhile. Check it in the portal, then run this again.',
	});

/** The order of each payment, in the order in which they are given. */
export async function readOrders(
	client: Client,
	payments: OwnedPayment[],
): Promise<Array<Found<number>>> {
	const unknown = payments.filter(({ orderId }) => orderId === undefined).map(({ id }) => id);
	const rows = await readByNumber(client, ORDERS, unknown);
	return payments.map(({ id, orderId }) => {
		if (orderId !== undefined) return { ok: true, value: orderId };
		const found = rows.get(id);
		if (found?.ok === false) return found;
		const own = wholeNumberIn(found?.value[0]?.orderId);
		return own === undefined ? notListed(id) : { ok: true, value: own };
	});
}

/** Of several records that an order belongs to, the deal or the invoice. */
function bindingIn(rows: IDataObject[]): IDataObject | undefined {
	const isOwner = ({ ownerTypeId }: IDataObject) =>
		[DEAL, INVOICE].includes(wholeNumberIn(ownerTypeId) ?? 0);
	return rows.find(isOwner) ?? rows[0];
}

/** What an order belongs to, by the rows of `crm.orderentity.list` that are its own. */
export function ownerOfOrder(orderId: number, rows: IDataObject[]): PaymentOwner {
	const binding = bindingIn(rows);
	return {
		entityTypeId: wholeNumberIn(binding?.ownerTypeId) ?? null,
		entityId: wholeNumberIn(binding?.ownerId) ?? null,
		orderId,
	};
}

/**
 * What each payment belongs to, in the order in which they are given: two requests for up to 2,500 payments
 * (`sale.payment.list` → the order, `crm.orderentity.list` → its deal or invoice).
 */
export async function readOwners(
	client: Client,
	payments: OwnedPayment[],
): Promise<Array<Found<PaymentOwner>>> {
	const orders = await readOrders(client, payments);
	const known = orders.flatMap((order) => (order.ok ? order.value : []));
	const bindings = await readByNumber(client, ENTITIES, known);
	return orders.map((order) => {
		if (!order.ok) return order;
		const rows = bindings.get(order.value);
		if (rows?.ok === false) return rows;
		return { ok: true, value: ownerOfOrder(order.value, rows?.value ?? []) };
	});
}

const RIGHTS =
	'Only a user with permissions for the online store’s orders can see what payments belong to: {become} such a user.';

/** Whether it is the user's rights, or those of the credential, that keep a list from being read. */
export const isNotAllowed = (failure: Failure): boolean =>
	failure.code === 'insufficient_scope' || isDenied(failure, failure.call?.method ?? '');

const adviceOn = (failure: Failure): string => {
	const method = failure.call?.method ?? '';
	return isDenied(failure, method)
		? RIGHTS
		: (failure.advice ?? entryFor(failure, method)?.advice ?? '');
};

const withAdvice = (failure: Failure, advice: string): Failure => ({
	...failure,
	advice: [adviceOn(failure), advice].filter(Boolean).join(' '),
});

/**
 * That a payment was read, and what it belongs to was not.
 *
 * @param then what becomes of it, and how to do without
 */
export const ownerUnread = (failure: Failure, id: number, then: string): Failure => ({
	...withAdvice(failure, then),
	call: { method: failure.call?.method ?? '', parameters: { id } },
	message: `Payment ${id} was read, but not what it belongs to: ${failure.message}`,
});

/** That the user may not see what payments belong to. */
export const ownersHidden = (failure: Failure, then: string): Failure => ({
	...withAdvice(failure, then),
	message: `What payments belong to can’t be read: ${failure.message}`,
});
