import { isoDate } from '../clock';
import type { Call } from '../portal';
import { change, remove } from '../store/changes';
import type { Payment, YesNo } from '../store/records';
import { refusal } from '../texts';

/** Refuses what would change how much of a cancelled order is paid. */
export function refuseCanceled({ portal: { settings, store } }: Call, payment: Payment): void {
	if (!store.orders.get(payment.orderId)?.canceled) return;
	throw refusal(settings, 'orderCanceled', { code: 'SALE_ORDER_PAID_ORDER_CANCELED' });
}

/** Who pays, and when; a robot is null. */
interface Booking {
	user?: number | null;
	/** Now unless told. */
	datePaid?: string;
}

/** Pays or unpays; nothing happens where it already is so (section 6). */
export function setPaid(
	call: Call,
	payment: Payment,
	paid: YesNo,
	{ user = 1, datePaid = isoDate(call.portal.clock.now()) }: Booking = {},
): void {
	if (payment.paid === paid) return;
	refuseCanceled(call, payment);
	if (paid === 'N') return change(call, 'payment', payment, { paid });
	// The handler of the inner account gives its error no code, and such errors have this one.
	if (payment.noFunds) throw refusal(call.portal.settings, 'notEnoughMoney', { code: 'BX_ERROR' });
	change(call, 'payment', payment, { paid, datePaid, empPaidId: user });
}

/** Deletes a payment, with what it was for; a paid one is refused. */
export function deletePayment(call: Call, payment: Payment): void {
	if (payment.paid === 'Y') {
		const code = 'SALE_PAYMENT_DELETE_EXIST_PAID';
		throw refusal(call.portal.settings, 'deletePaid', { code });
	}
	const { payableItems, payments } = call.portal.store;
	for (const item of payableItems.values()) {
		if (item.paymentId === payment.id) remove(call, 'payableItem', payableItems, item.id);
	}
	remove(call, 'payment', payments, payment.id);
}
