import { firstStage } from './funnels';
import {
	DEAL,
	INVOICE,
	type Deal,
	type Invoice,
	NO_DETAILS,
	type Order,
	type Owner,
	type Payment,
	type PaymentGiven,
} from './records';
import { Tables } from './tables';

/** Everything the portal knows, by id, and how more of it is made. */
export class Store extends Tables {
	private readonly paymentsOfOrder = new Map<number, number>();

	addDeal(given: Partial<Deal> = {}): Deal {
		return this.addOwner(this.deals, DEAL, 13144, given);
	}

	addInvoice(given: Partial<Invoice> = {}): Invoice {
		const invoice = this.addOwner(this.invoices, INVOICE, 71, given);
		invoice.accountNumber ??= String(invoice.id);
		return invoice;
	}

	/** Adds an order to a deal or an invoice, beside those it may have. */
	addOrder(entityTypeId: number, owner: Owner): Order {
		const id = this.nextId(this.orders, 3653);
		const order: Order = {
			id,
			accountNumber: String(id),
			...{ entityTypeId, entityId: owner.id, currency: owner.currencyId },
			...{ canceled: false, dateInsert: '2024-05-20T12:30:00+03:00', accessible: owner.accessible },
		};
		this.orders.set(id, order);
		return order;
	}

	/** The first order of a deal or an invoice, made where there is none yet. */
	ensureOrder(entityTypeId: number, owner: Owner): Order {
		return this.orderOf(entityTypeId, owner.id) ?? this.addOrder(entityTypeId, owner);
	}

	/** Adds a payment, unpaid unless told. */
	addPayment(given: PaymentGiven = {}): Payment {
		const { entityTypeId = DEAL, entityId, ...fields } = given;
		const order =
			this.orders.get(fields.orderId ?? 0) ??
			this.ensureOrder(entityTypeId, this.ensureOwner(entityTypeId, entityId));
		const position = (this.paymentsOfOrder.get(order.id) ?? 0) + 1;
		this.paymentsOfOrder.set(order.id, position);
		const paid = fields.paid ?? 'N';
		const paySystemId = fields.paySystemId ?? 6;
		const id = fields.id ?? this.nextId(this.payments, 1036);
		const payment: Payment = {
			id,
			accountNumber: `${order.accountNumber}/${position}`,
			orderId: order.id,
			paid,
			datePaid: paid === 'Y' ? '2024-05-20T12:32:02+03:00' : null,
			empPaidId: paid === 'Y' ? 1 : null,
			paySystemId,
			sum: 0,
			currency: order.currency,
			paySystemName: this.paySystems.get(paySystemId)?.name ?? '',
			dateBill: '2024-05-20T12:30:00+03:00',
			noFunds: false,
			...NO_DETAILS,
			xmlId: `bx_${id.toString(16)}`,
			...fields,
		};
		this.payments.set(payment.id, payment);
		return payment;
	}

	/** Adds many unpaid payments of one new deal quickly; their ids, in order. */
	addPayments(count: number, given: PaymentGiven = {}): number[] {
		const entityId = given.entityId ?? this.addDeal({ title: `${count} payments` }).id;
		return Array.from(
			{ length: count },
			() => this.addPayment({ sum: 100, ...given, entityId }).id,
		);
	}

	private ensureOwner(entityTypeId: number, id?: number): Owner {
		const given = id === undefined ? {} : { id };
		const existing = this.owner(entityTypeId, id ?? 0);
		return existing ?? (entityTypeId === INVOICE ? this.addInvoice(given) : this.addDeal(given));
	}

	private addOwner(
		owners: Map<number, Owner>,
		entityTypeId: number,
		firstId: number,
		given: Partial<Owner>,
	): Owner {
		const id = given.id ?? this.nextId(owners, firstId);
		const owner: Owner = {
			title: `${entityTypeId === INVOICE ? 'Invoice' : 'Deal'} ${id}`,
			opportunity: 0,
			currencyId: 'RUB',
			accessible: true,
			...firstStage(entityTypeId, given.categoryId),
			...given,
			id,
		};
		owners.set(id, owner);
		return owner;
	}
}
