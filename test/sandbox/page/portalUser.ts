import { isoDate } from '../clock';
import { paymentEvents } from '../events/paymentEvents';
import type { Call, Portal } from '../portal';
import { deletePayment, setPaid } from '../rest/paymentRules';
import { change, noteCreated } from '../store/changes';
import type { Payment, PaymentGiven } from '../store/records';

/** Not the one whose the webhook and the tokens are. */
const COLLEAGUE = 7;

/**
 * Someone who works at the portal itself: what they do changes the store and is told to handlers at once.
 * `user` is who does it; null: a robot, so that events bring no token. What the portal refuses is thrown.
 */
export class PortalUser {
	constructor(private readonly portal: Portal) {}

	/** Pays; `user` becomes the payment's empPaidId. Nothing happens to a paid one. */
	pay(id: number, user: number | null = COLLEAGUE): Payment {
		return this.act(user, (call) => {
			const payment = this.portal.store.payment(id);
			setPaid(call, payment, 'Y', { user });
			return payment;
		});
	}

	unpay(id: number, user: number | null = COLLEAGUE): Payment {
		return this.act(user, (call) => {
			const payment = this.portal.store.payment(id);
			setPaid(call, payment, 'N', { user });
			return payment;
		});
	}

	/** Changes fields as they are given, without any rule; nothing is told where all are so already. */
	change(id: number, fields: Partial<Payment>, user: number | null = COLLEAGUE): Payment {
		return this.act(user, (call) => {
			const payment = this.portal.store.payment(id);
			change(call, 'payment', payment, fields);
			return payment;
		});
	}

	/** Creates a payment, of a deal of its own where none is named. */
	add(given: PaymentGiven = {}, user: number | null = COLLEAGUE): Payment {
		return this.act(user, (call) => {
			const dateBill = isoDate(this.portal.clock.now());
			const payment = this.portal.store.addPayment({ dateBill, ...given });
			noteCreated(call, 'payment', payment.id);
			return payment;
		});
	}

	/** Deletes a payment; a paid one is refused, as everywhere. */
	delete(id: number, user: number | null = COLLEAGUE): void {
		this.act(user, (call) => deletePayment(call, this.portal.store.payment(id)));
	}

	private act<T>(user: number | null, action: (call: Call) => T): T {
		const call: Call = { portal: this.portal, parameters: {}, changes: [] };
		const result = action(call);
		this.portal.events.announce(paymentEvents(call.changes), user);
		return result;
	}
}
