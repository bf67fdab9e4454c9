import type { LocatorResolvers } from '../execution/operationSpec';
import type { Applies } from './locators/applies';
import { ofInvoiceByNumber } from './locators/byInvoiceNumber';
import { byNumber } from './locators/byNumber';
import { ofDeal, ofInvoice } from './locators/ofOwner';

export { anyPayment, paidPayment, unpaidPayment } from './locators/applies';

/**
 * The ways to name a payment other than by its own ID: by its number, or as the one payment of a deal or an
 * invoice that an operation can apply to.
 *
 * @param parameter the REST parameter that takes the payment's id
 * @param takes what the operation does with it, such as "paid", where that makes it no candidate any more
 */
export const byOwner = (parameter: string, applies: Applies, takes?: string): LocatorResolvers => ({
	parameter,
	field: 'paymentId',
	takes,
	byMode: {
		number: byNumber(applies, takes),
		deal: ofDeal(applies, takes),
		invoice: ofInvoice(applies, takes),
		invoiceNumber: ofInvoiceByNumber(applies, takes),
	},
});
