import { DEAL, INVOICE } from '../../fields/owner';
import { recordNumber } from '../../execution/input/texts';
import type { LocatorResolver, OperationSpec } from '../../execution/operationSpec';
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

/** Which field names a record, by its kind. */
const FIELDS = new Map([
	[String(DEAL), 'dealId'],
	[String(INVOICE), 'invoiceId'],
]);

/**
 * How an operation takes its deal or invoice: by its ID, an invoice by its number too.
 *
 * @param id the REST parameter that takes its ID
 * @param type the one that takes its kind
 */
export const ownerAs = (
	id: string,
	type = 'entityTypeId',
): Pick<OperationSpec, 'reads' | 'locators'> => ({
	reads: { [type]: 'entityTypeId', [id]: (read) => FIELDS.get(String(read[type])) },
	locators: {
		parameter: id,
		field: 'invoiceId',
		isFor: (parameters) => String(parameters[type]) === String(INVOICE),
		byMode: {
			number: {
				validate: recordNumber('Invoice', NUMBER),
				candidates: invoicesByNumber,
				pick: pickInvoice('Invoice'),
			},
		},
	},
});
