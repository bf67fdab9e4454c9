import type { Store } from './index';
import { DEAL, INVOICE, type Owner, type PaySystem, type ProductRow } from './records';

/** The ids that tests and the demo name. */
export const sampleIds = {
	/** A deal with exactly one paid payment (paid) and one unpaid (unpaid). */
	deal: 13144,
	/** A deal with two unpaid payments (unpaidToo, unpaidThird) and one paid. */
	dealWithTwoUnpaid: 13145,
	/** A deal, and an order, without any payment; it has product rows. */
	dealWithoutPayments: 13149,
	/** A deal the webhook's user has no right to. */
	dealDenied: 13148,
	/** A deal, and an invoice, with files in a field. */
	dealWithFiles: 13147,
	invoiceWithFile: 72,
	/** An invoice with one payment, unpaid (unpaidOfInvoice). */
	invoice: 71,
	paid: 1036,
	unpaid: 1037,
	unpaidToo: 1038,
	unpaidThird: 1039,
	unpaidOfInvoice: 1045,
	/** Its order is cancelled. */
	cancelled: 1043,
	/** Of an order the webhook's user has no right to. */
	denied: 1044,
	/** Its inner account is empty. */
	noFunds: 1046,
	/** No such payment. */
	missing: 999_999,
	/** Payment systems. */
	cash: 6,
	card: 7,
	/** Payment systems of old invoices and of quotes: they take no payment of an order. */
	ofOldInvoices: 12,
	ofQuotes: 13,
	/** A product row of `deal`, 3 pieces, one of them in payment `unpaid`. */
	productRow: 17657,
	/** Payable items of payment `unpaid`: a product row and a delivery. */
	productItem: 1193,
	deliveryItem: 1194,
	/** Payable item of payment `paid`: it may not be changed. */
	paidItem: 1192,
	/** Shipments of `deal`: the first is in payment `unpaid`, the second in none. */
	delivery: 4001,
	deliveryFree: 4002,
} as const;

/** Id, name, what it takes payments of, cash. */
const PAY_SYSTEMS: Array<[number, string, PaySystem['registryType'], 'Y' | 'N']> = [
	[1, 'Внутренний счёт', 'ORDER', 'N'],
	[6, 'Наличные', 'ORDER', 'Y'],
	[7, 'Card', 'ORDER', 'N'],
	[8, 'Cash', 'ORDER', 'Y'],
	[9, 'Банковский перевод', 'ORDER', 'N'],
	[12, 'Счёт (юр. лица)', 'CRM_INVOICE', 'N'],
	[13, 'Quote template', 'CRM_QUOTE', 'N'],
];

const OWNERS: Array<[number, number, string, number, string]> = [
	[DEAL, 13144, 'Поставка телефонов', 256_647, 'RUB'],
	[DEAL, 13145, 'Website redesign', 4_802, 'EUR'],
	[DEAL, 13146, 'Office furniture', 1_950.5, 'USD'],
	[DEAL, 13147, 'Сервер для филиала', 1_250_000, 'KZT'],
	[DEAL, 13148, 'Confidential deal', 90_000, 'RUB'],
	[DEAL, 13149, 'Обучение сотрудников', 30_000, 'RUB'],
	[INVOICE, 71, 'Счёт на абонентское обслуживание', 12_000, 'RUB'],
	[INVOICE, 72, 'Invoice for hosting', 300, 'EUR'],
	[INVOICE, 73, 'Invoice for consulting', 2_400, 'USD'],
];

/** What some of them have besides. */
const OF_OWNER: Record<number, Partial<Owner>> = {
	13146: { categoryId: 1 },
	[sampleIds.dealWithFiles]: { files: { ufCrm_1720019876534: [5101, 5102] } },
	[sampleIds.invoice]: { accountNumber: '2024-071' },
	[sampleIds.invoiceWithFile]: { files: { ufCrm_1720019876599: [5103] } },
};

/** Entity type, entity, sum, payment system, paid: payments 1036, 1037 and so on. */
const PAYMENTS: Array<[number, number, number, number, 'Y' | 'N']> = [
	[DEAL, 13144, 79_999, 6, 'Y'],
	[DEAL, 13144, 80_499, 6, 'N'],
	[DEAL, 13145, 1_200.5, 7, 'N'],
	[DEAL, 13145, 2_401, 7, 'N'],
	[DEAL, 13145, 1_200.5, 8, 'Y'],
	[DEAL, 13146, 975.25, 7, 'N'],
	[DEAL, 13146, 975.25, 9, 'N'],
	[DEAL, 13147, 1_250_000, 9, 'N'],
	[DEAL, 13148, 90_000, 6, 'N'],
	[INVOICE, 71, 12_000, 9, 'N'],
	[INVOICE, 72, 300, 1, 'N'],
	[INVOICE, 73, 1_200, 7, 'Y'],
	[INVOICE, 73, 1_200, 7, 'N'],
];

const PRODUCT_ROWS: Array<
	[number, ProductRow['ownerType'], number, number, string, number, number]
> = [
	[17657, 'D', 13144, 9621, 'iphone 14', 79_999, 3],
	[17658, 'D', 13144, 9623, 'iphone 10xs', 5_550, 3],
	[17659, 'D', 13145, 9700, 'Page design', 1_200.5, 4],
	[17660, 'D', 13149, 9801, 'Семинар', 15_000, 2],
	[17661, 'SI', 71, 9900, 'Абонентское обслуживание', 12_000, 1],
];

const DELIVERIES: Array<[number, number, string, number, string]> = [
	[4001, 13144, '3653/1', 500, 'Доставка курьером'],
	[4002, 13144, '3653/2', 250, 'Самовывоз'],
	[4003, 13145, '3654/1', 15, 'Courier'],
];

/** Fills an empty store with the same deals, invoices and payments each time. */
export function fillWithSamples(store: Store): void {
	for (const [id, name, registryType, isCash] of PAY_SYSTEMS) {
		const paySystem = { id, name, registryType, isCash, personTypeId: null, xmlId: `bx_ps${id}` };
		store.paySystems.set(id, { ...paySystem, active: 'Y' });
	}
	for (const [entityTypeId, id, title, opportunity, currencyId] of OWNERS) {
		const fields = { id, title, opportunity, currencyId, accessible: id !== sampleIds.dealDenied };
		if (entityTypeId === DEAL) store.addDeal({ ...fields, ...OF_OWNER[id] });
		else store.addInvoice({ ...fields, ...OF_OWNER[id] });
	}
	for (const [entityTypeId, entityId, sum, paySystemId, paid] of PAYMENTS) {
		store.addPayment({ entityTypeId, entityId, sum, paySystemId, paid });
	}
	store.payment(sampleIds.noFunds).noFunds = true;
	const cancelled = store.orders.get(store.payment(sampleIds.cancelled).orderId);
	if (cancelled !== undefined) cancelled.canceled = true;
	for (const [id, ownerType, ownerId, productId, productName, price, quantity] of PRODUCT_ROWS) {
		const row = { id, ownerType, ownerId, productId, productName, price, quantity };
		store.productRows.set(id, row);
	}
	for (const [id, dealId, accountNumber, priceDelivery, deliveryName] of DELIVERIES) {
		const order = store.orderOf(DEAL, dealId);
		if (order === undefined) continue;
		store.deliveries.set(id, {
			...{ id, orderId: order.id, accountNumber, deducted: 'N', dateDeducted: null },
			...{ deliveryId: 3, priceDelivery, currency: order.currency, deliveryName },
		});
	}
	const product = { kind: 'product', entityId: sampleIds.productRow, quantity: 1 } as const;
	const delivery = { kind: 'delivery', entityId: sampleIds.delivery, quantity: 1 } as const;
	store.payableItems.set(1192, { id: 1192, paymentId: sampleIds.paid, ...product });
	store.payableItems.set(1193, { id: 1193, paymentId: sampleIds.unpaid, ...product });
	store.payableItems.set(1194, { id: 1194, paymentId: sampleIds.unpaid, ...delivery });
}
