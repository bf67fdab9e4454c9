/** Entity types that may have payments. */
export const DEAL = 2;
export const INVOICE = 31;

export type YesNo = 'Y' | 'N';

/** A deal (entity type 2) or an invoice (31): what a payment is for. */
export interface Owner {
	id: number;
	title: string;
	opportunity: number;
	currencyId: string;
	/** False: the webhook's user has no right to it. */
	accessible: boolean;
	/** Where it stands in its funnel; undefined: nobody moved it. */
	stageId?: string;
}
export type Deal = Owner;
export type Invoice = Owner;

/** The shop's order that stands between an owner and its payments. */
export interface Order {
	id: number;
	accountNumber: string;
	entityTypeId: number;
	entityId: number;
	currency: string;
	canceled: boolean;
	accessible: boolean;
}

export interface Payment {
	id: number;
	accountNumber: string;
	orderId: number;
	paid: YesNo;
	datePaid: string | null;
	empPaidId: number | null;
	paySystemId: number;
	sum: number;
	currency: string;
	paySystemName: string;
	dateBill: string;
	/** True: the inner account it is paid from is empty. */
	noFunds: boolean;
}

export interface PaySystem {
	id: number;
	name: string;
	active: YesNo;
	personTypeId: number | null;
}

export interface ProductRow {
	id: number;
	ownerType: 'D' | 'SI';
	ownerId: number;
	productId: number;
	productName: string;
	price: number;
	quantity: number;
}

/** A product row, or a delivery, that a payment is for. */
export interface PayableItem {
	id: number;
	paymentId: number;
	kind: 'product' | 'delivery';
	/** The product row's id, or the shipment's. */
	entityId: number;
	quantity: number;
}

export interface Delivery {
	id: number;
	orderId: number;
	accountNumber: string;
	deducted: YesNo;
	dateDeducted: string | null;
	deliveryId: number;
	priceDelivery: number;
	currency: string;
	deliveryName: string;
}

/** What a payment may be given; the rest is filled in. A deal of its own is made where none is named. */
export type PaymentGiven = Partial<Payment> & { entityTypeId?: number; entityId?: number };
