import { accessDenied, failure, RestError } from '../http/restError';
import type { Call, Portal } from '../portal';
import type { Right } from '../settings';
import type { Order, Owner, PayableItem, Payment } from '../store/records';
import { refusal } from '../texts';

/** Asks for the user's right on the shop (docs/bitrix24-rest.md §9.7): R to read, W to change. */
export function requireSale(call: Call, needed: 'R' | 'W'): void {
	const { admin, sale = admin ? 'W' : 'D' } = call.portal.settings.user;
	if (sale >= needed) return;
	throw new RestError(needed === 'R' ? '200040300010' : '200040300020', 'Access Denied');
}

const RIGHTS: Right[] = ['none', 'read', 'write'];

function includes(granted: Right, needed: Right): boolean {
	return RIGHTS.indexOf(granted) >= RIGHTS.indexOf(needed);
}

/** Whether the webhook's user may read or change a deal or an invoice. */
export function ownerAllows({ settings }: Portal, owner: Owner, needed: Right): boolean {
	return owner.accessible && includes(settings.rights.owners, needed);
}

/** The order, or ACCESS_DENIED where the webhook's user has no right to it. */
export function accessibleOrder(call: Call, orderId: number, needed: Right): Order {
	const { store, settings } = call.portal;
	const order = store.orders.get(orderId);
	if (order?.accessible && includes(settings.rights.orders, needed)) return order;
	throw accessDenied(settings);
}

/** The payment, which the user may see or change as their right on its order says. */
export function accessiblePayment(call: Call, id: number, needed: Right): Payment {
	const { payments } = call.portal.store;
	const payment = payments.get(id);
	if (payment === undefined) throw refusal(call.portal.settings, 'paymentNotFound');
	accessibleOrder(call, payment.orderId, needed);
	return payment;
}

/** The payment whose products and deliveries may change: once it is paid, the portal says denied. */
export function editablePayment(call: Call, id: number): Payment {
	const payment = accessiblePayment(call, id, 'write');
	if (payment.paid === 'Y') throw accessDenied(call.portal.settings);
	return payment;
}

/** The payable item of a kind, of a payment that may still change. */
export function editableItem(call: Call, kind: PayableItem['kind'], id: number): PayableItem {
	const item = call.portal.store.payableItems.get(id);
	if (item === undefined || item.kind !== kind) throw failure('Payable item has not been found');
	editablePayment(call, item.paymentId);
	return item;
}
