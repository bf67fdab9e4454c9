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
	/** The funnel it is in, and where it stands in it. */
	categoryId: number;
	stageId: string;
	/** When its stage last changed; undefined for as long as it never has. */
	movedTime?: string;
	/** An invoice's own number. */
	accountNumber?: string;
	/** The files in its fields, by the fields' names. */
	files?: Record<string, number[]>;
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
	dateInsert: string;
	accessible: boolean;
}

/** What only sale.payment.* tell of a payment, or set (docs/bitrix24-rest.md §9.3, §9.7). */
export interface PaymentDetails {
	xmlId: string;
	comments: string;
	/** The voucher's number, and its date; a bookkeeper's. */
	payVoucherNum: string;
	payVoucherDate: string | null;
	/** The payment's number at the payment system's provider. */
	psInvoiceId: string;
	/** Y: the money went back to the inner account; P: through the payment system. */
	isReturn: YesNo | 'P';
	payReturnNum: string;
	payReturnDate: string | null;
	payReturnComment: string;
	responsibleId: number | null;
	companyId: number | null;
	/** What an exchange with 1C leaves. */
	id1c: string;
	version1c: string;
	updated1c: YesNo;
	externalPayment: YesNo | 'F';
	marked: YesNo;
	reasonMarked: string;
	datePayBefore: string | null;
}

export interface Payment extends PaymentDetails {
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
	/** What it takes payments of: ORDER are those of deals, invoices and shops (docs/bitrix24-rest.md §9.13). */
	registryType: 'ORDER' | 'CRM_INVOICE' | 'CRM_QUOTE';
	isCash: YesNo;
	xmlId: string;
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

/** The details of a payment that has none. */
export const NO_DETAILS: PaymentDetails = {
	...{ xmlId: '', comments: '', payVoucherNum: '', payVoucherDate: null, psInvoiceId: '' },
	...{ isReturn: 'N', payReturnNum: '', payReturnDate: null, payReturnComment: '' },
	...{ responsibleId: null, companyId: null, id1c: '', version1c: '', updated1c: 'N' },
	...{ externalPayment: 'N', marked: 'N', reasonMarked: '', datePayBefore: null },
};

/** What a payment may be given; the rest is filled in. A deal of its own is made where none is named. */
export type PaymentGiven = Partial<Payment> & { entityTypeId?: number; entityId?: number };
