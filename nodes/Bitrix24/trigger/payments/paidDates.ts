import type { IDataObject } from 'n8n-workflow';
import { getCall, GET_SPEC, isGone, mayBeHidden } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';

/**
 * Payments that a list gave, with the dates that `crm.item.payment.get` gives: `sale.payment.list` shows them
 * in the portal's own format read back as another one, so that day and month may be swapped, the hour
 * another user's, or the date missing (docs/bitrix24-rest.md §9.4).
 *
 * @returns the same payments in their order; without `datePaid` where the user may not read a payment, or it
 * was deleted meanwhile
 * @throws NodeApiError where the portal does not tell
 */
export async function withPaidDates(
	client: PortalClient,
	payments: IDataObject[],
): Promise<IDataObject[]> {
	const calls = payments.map(({ id }) => getCall(Number(id)));
	const outcomes = await client.callAll(calls, GET_SPEC);
	const dated: IDataObject[] = [];
	for (const [index, payment] of payments.entries()) {
		const outcome = outcomes[index];
		if (outcome?.ok === true) {
			const { datePaid = null } = outcome.value as IDataObject;
			dated.push({ ...payment, datePaid });
		} else if (outcome === undefined || isGone(outcome) || mayBeHidden(outcome)) {
			dated.push(
				Object.fromEntries(Object.entries(payment).filter(([name]) => name !== 'datePaid')),
			);
		} else {
			throw await client.toNodeApiError(outcome, calls[index]);
		}
	}
	return dated;
}
