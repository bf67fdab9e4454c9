import type { OperationSpec } from '../execution/operationSpec';
import type { Applies } from './locators/applies';
import { ofInvoiceByNumber } from './locators/byInvoiceNumber';
import { byNumber } from './locators/byNumber';
import { ofDeal, ofInvoice } from './locators/ofOwner';

export { anyPayment, paidPayment, unpaidPayment } from './locators/applies';

/**
 * How an operation takes its payment: by its ID, by its number, or as the one payment of a deal or an invoice that
 * the operation can apply to.
 *
 * @param parameter the REST parameter that takes the payment's id
 * @param takes what the operation does with it, such as "paid", where that makes it no candidate any more
 */
export const paymentAs = (
	parameter: string,
	applies: Applies,
	takes?: string,
): Pick<OperationSpec, 'reads' | 'locators'> => ({
	reads: { [parameter]: 'paymentId' },
	locators: {
		parameter,
		field: 'paymentId',
		takes,
		byMode: {
			number: byNumber(applies, takes),
			deal: ofDeal(applies, takes),
			invoice: ofInvoice(applies, takes),
			invoiceNumber: ofInvoiceByNumber(applies, takes),
		},
	},
});
