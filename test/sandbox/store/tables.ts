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
	type PaySystem,
	type ProductRow,
} from './records';

/** The records of the portal, by id. */
export class Tables {
	readonly deals = new Map<number, Deal>();
	readonly invoices = new Map<number, Invoice>();
	readonly orders = new Map<number, Order>();
	readonly payments = new Map<number, Payment>();
	readonly paySystems = new Map<number, PaySystem>();
	readonly productRows = new Map<number, ProductRow>();
	readonly payableItems = new Map<number, PayableItem>();
	readonly deliveries = new Map<number, Delivery>();
	private readonly lastIds = new Map<object, number>();

	/** The payment with this id; throws where there is none. */
	payment(id: number): Payment {
		const payment = this.payments.get(id);
		if (payment === undefined) throw new Error(`The store has no payment ${id}`);
		return payment;
	}

	/** The deal or invoice, or undefined. */
	owner(entityTypeId: number, entityId: number): Owner | undefined {
		if (entityTypeId === DEAL) return this.deals.get(entityId);
		return entityTypeId === INVOICE ? this.invoices.get(entityId) : undefined;
	}

	/** The orders of a deal or an invoice: one as a rule, several where a shop's orders were bound to it. */
	ordersOf(entityTypeId: number, entityId: number): Order[] {
		return [...this.orders.values()].filter(
			(order) => order.entityTypeId === entityTypeId && order.entityId === entityId,
		);
	}

	/** The first order of a deal or an invoice, or undefined. */
	orderOf(entityTypeId: number, entityId: number): Order | undefined {
		for (const order of this.orders.values()) {
			if (order.entityTypeId === entityTypeId && order.entityId === entityId) return order;
		}
		return undefined;
	}

	/** The next free id; an id is never used twice, as in a database. */
	nextId(records: Map<number, unknown>, first: number): number {
		let id = this.lastIds.get(records) ?? first - 1;
		do id++;
		while (records.has(id));
		this.lastIds.set(records, id);
		return id;
	}

	/** Forgets everything, ids too. */
	clear(): void {
		for (const records of Object.values(this)) if (records instanceof Map) records.clear();
	}
}
