import {
	DEAL,
	INVOICE,
	type Deal,
	type Delivery,
	type Invoice,
	type Order,
	type Owner,
	type PayableItem,
	type Payment,
	type PaymentGiven,
	type PaySystem,
	type ProductRow,
} from './records';

/** Everything the portal knows, by id. */
export class Store {
	readonly deals = new Map<number, Deal>();
	readonly invoices = new Map<number, Invoice>();
	readonly orders = new Map<number, Order>();
	readonly payments = new Map<number, Payment>();
	readonly paySystems = new Map<number, PaySystem>();
	readonly productRows = new Map<number, ProductRow>();
	readonly payableItems = new Map<number, PayableItem>();
	readonly deliveries = new Map<number, Delivery>();
	private readonly lastIds = new Map<object, number>();
	private readonly paymentsOfOrder = new Map<number, number>();

	/** The payment with this id; throws where there is none. */
	payment(id: number): Payment {
		const payment = this.payments.get(id);
		if (payment === undefined) throw new Error(`The store has no payment ${id}`);
		return payment;
	}

	/** The next free id; an id is never used twice, as in a database. */
	nextId(records: Map<number, unknown>, first: number): number {
		let id = this.lastIds.get(records) ?? first - 1;
		do id++;
		while (records.has(id));
		this.lastIds.set(records, id);
		return id;
	}

	addDeal(given: Partial<Deal> = {}): Deal {
		return this.addOwner(this.deals, 13144, 'Deal', given);
	}

	addInvoice(given: Partial<Invoice> = {}): Invoice {
		return this.addOwner(this.invoices, 71, 'Invoice', given);
	}

	/** The deal or invoice, or undefined. */
	owner(entityTypeId: number, entityId: number): Owner | undefined {
		if (entityTypeId === DEAL) return this.deals.get(entityId);
		return entityTypeId === INVOICE ? this.invoices.get(entityId) : undefined;
	}

	/** The one order of a deal or an invoice, or undefined. */
	orderOf(entityTypeId: number, entityId: number): Order | undefined {
		for (const order of this.orders.values()) {
			if (order.entityTypeId === entityTypeId && order.entityId === entityId) return order;
		}
		return undefined;
	}

	/** The order of a deal or an invoice, made where there is none yet. */
	ensureOrder(entityTypeId: number, owner: Owner): Order {
		const existing = this.orderOf(entityTypeId, owner.id);
		if (existing !== undefined) return existing;
		const id = this.nextId(this.orders, 3653);
		const order: Order = {
			id,
			accountNumber: String(id),
			...{ entityTypeId, entityId: owner.id, currency: owner.currencyId },
			...{ canceled: false, accessible: owner.accessible },
		};
		this.orders.set(id, order);
		return order;
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
		const payment: Payment = {
			id: fields.id ?? this.nextId(this.payments, 1036),
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

	/** Forgets everything, ids too. */
	clear(): void {
		for (const records of Object.values(this)) if (records instanceof Map) records.clear();
	}

	private ensureOwner(entityTypeId: number, id?: number): Owner {
		const given = id === undefined ? {} : { id };
		const existing = this.owner(entityTypeId, id ?? 0);
		return existing ?? (entityTypeId === INVOICE ? this.addInvoice(given) : this.addDeal(given));
	}

	private addOwner(
		owners: Map<number, Owner>,
		firstId: number,
		name: string,
		given: Partial<Owner>,
	): Owner {
		const id = given.id ?? this.nextId(owners, firstId);
		const owner: Owner = {
			title: `${name} ${id}`,
			opportunity: 0,
			currencyId: 'RUB',
			accessible: true,
			...given,
			id,
		};
		owners.set(id, owner);
		return owner;
	}
}
