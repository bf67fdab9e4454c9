import { isoDate } from '../clock';
import { RestError } from '../http/restError';
import type { Call } from '../portal';
import { change, remove } from '../store/changes';
import type { Payment, YesNo } from '../store/records';

/** Pays or unpays; nothing happens where it already is so (section 6). `user` is who does it; null: a robot. */
export function setPaid(call: Call, payment: Payment, paid: YesNo, user: number | null = 1): void {
	if (payment.paid === paid) return;
	if (call.portal.store.orders.get(payment.orderId)?.canceled) {
		throw new RestError('SALE_ORDER_PAID_ORDER_CANCELED', 'Cannot paid a canceled order.');
	}
	if (paid === 'N') return change(call, 'payment', payment, { paid });
	if (payment.noFunds) {
		throw new RestError('ORDER_PSH_INNER_ERROR_INSUFFICIENT_MONEY', 'Insufficient funds');
	}
	const datePaid = isoDate(call.portal.clock.now());
	change(call, 'payment', payment, { paid, datePaid, empPaidId: user });
}

/** Deletes a payment, with what it was for; a paid one is refused. */
export function deletePayment(call: Call, payment: Payment): void {
	if (payment.paid === 'Y') {
		throw new RestError('SALE_PAYMENT_DELETE_EXIST_PAID', 'A paid payment cannot be deleted');
	}
	const { payableItems, payments } = call.portal.store;
	for (const item of payableItems.values()) {
		if (item.paymentId === payment.id) remove(call, 'payableItem', payableItems, item.id);
	}
	remove(call, 'payment', payments, payment.id);
}
