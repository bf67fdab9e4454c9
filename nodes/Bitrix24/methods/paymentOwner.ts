import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { listResult } from './listResult';

export interface Owner {
	entityTypeId: number;
	entityId: number;
}

/**
 * The deal or invoice of the chosen payment. Bitrix24 does not tell it of a payment, so it is known only
 * where the payment is named by it.
 */
export function ownerOfPayment(caller: ILoadOptionsFunctions): Owner | undefined {
	const payment = caller.getCurrentNodeParameter('paymentId') as
		{ mode?: string; value?: unknown } | undefined;
	const entityId = Number(payment?.value);
	const entityTypeId = { deal: DEAL, invoice: INVOICE }[String(payment?.mode)];
	if (entityTypeId === undefined || !(Number.isSafeInteger(entityId) && entityId > 0))
		return undefined;
	return { entityTypeId, entityId };
}

/** The list where the owner is not known. */
export const unknownOwner = listResult(
	{ records: [] },
	() => ({ name: '', value: '' }),
	// No longer than this: the editor cuts an entry off at the end of its line.
	'First choose the payment by its deal or invoice (By Deal ID or By Invoice ID)',
);
