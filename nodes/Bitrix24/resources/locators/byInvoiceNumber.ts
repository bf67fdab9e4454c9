import { INVOICE } from '../../fields/owner';
import { recordNumber } from '../../execution/input/texts';
import type { LocatorResolver, LocatorResolvers } from '../../execution/operationSpec';
import type { Result } from '../../portal/outcome';
import { shown } from '../../portal/values';
import type { Applies } from './applies';
import { invoicesByNumber } from './numbers';
import { ofInvoice } from './ofOwner';
import { idOf, named, notOneRecord, withNumber } from './words';

/** The ID of the one invoice that has exactly this number. */
const pickInvoice =
	(field: string) =>
	(candidates: unknown, number: unknown): Result => {
		const { exact, similar } = withNumber(candidates, number);
		const byId = `Nothing was changed. In ${field} choose By ${field === 'Payment' ? 'Invoice ' : ''}ID and enter the ID of the right invoice.`;
		const [only] = exact;
		if (only === undefined) {
			return notOneRecord(
				`No invoice has the number ${shown(number)}${similar}`,
				`Nothing was changed. Check the number in ${field}, which must match exactly, and that the user of the credential can view the invoice.`,
			);
		}
		return exact.length === 1
			? idOf(only, 'an invoice', byId)
			: notOneRecord(
					`${exact.length} invoices have the number ${String(number)}: their IDs are ${named(exact.map(({ id }) => shown(id)))}`,
					byId,
				);
	};

const NUMBER = 'an invoice number such as 2024-071';

/** Finds the one payment of the invoice that has exactly this number. */
export const ofInvoiceByNumber = (applies: Applies, takes?: string): LocatorResolver => ({
	...ofInvoice(applies, takes),
	validate: recordNumber('Payment', NUMBER),
	owner: { candidates: invoicesByNumber, pick: pickInvoice('Payment') },
});

/**
 * That an invoice may be named by its number.
 *
 * @param parameter the REST parameter that takes its ID
 */
export const invoiceByNumber = (parameter: string): LocatorResolvers => ({
	parameter,
	field: 'invoiceId',
	isFor: ({ entityTypeId, ownerType }) =>
		[entityTypeId, ownerType].some((type) => String(type) === String(INVOICE)),
	byMode: {
		number: {
			validate: recordNumber('Invoice', NUMBER),
			candidates: invoicesByNumber,
			pick: pickInvoice('Invoice'),
		},
	},
});
