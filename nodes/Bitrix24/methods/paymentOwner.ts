import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { orderCall } from '../payments/owners';
import { wholeNumberIn } from '../portal/values';
import { listResult } from './listResult';
import type { Owner } from './orderOwners';
import { ownersOfOrders } from './orderOwners';
import { readForEditor } from './readForEditor';

const BY_OWNER =
	'Without the sale scope and a user with permissions for the online store’s orders, choose By Deal ID or By Invoice ID in Payment.';

/**
 * The owner of a payment that is named by its own ID: its order (`sale.payment.list`, scope sale), and what the
 * order belongs to. A portal drops in silence what it does not know of a filter (docs/bitrix24-rest.md §9.3), so
 * that the payment may be another one.
 */
async function ownerOfId(caller: ILoadOptionsFunctions, id: number): Promise<Owner | undefined> {
	const { records } = await readForEditor(caller, {
		call: orderCall([id]),
		within: 'payments',
		instead: BY_OWNER,
	});
	const payment = records.find((record) => wholeNumberIn(record.id) === id);
	const orderId = wholeNumberIn(payment?.orderId);
	if (orderId === undefined) return undefined;
	return (await ownersOfOrders(caller, [orderId], { instead: BY_OWNER })).get(orderId);
}

/**
 * The deal or invoice of the chosen payment; undefined where it is not known, as with an expression.
 *
 * @throws NodeApiError where the payment is named by its own ID and the portal does not tell its owner
 */
export async function ownerOfPayment(caller: ILoadOptionsFunctions): Promise<Owner | undefined> {
	const payment = caller.getCurrentNodeParameter('paymentId') as
		{ mode?: string; value?: unknown } | undefined;
	const id = Number(payment?.value);
	const mode = String(payment?.mode);
	if (!(Number.isSafeInteger(id) && id > 0)) return undefined;
	if (mode === 'id' || mode === 'list') return await ownerOfId(caller, id);
	const entityTypeId = { deal: DEAL, invoice: INVOICE }[mode];
	return entityTypeId === undefined ? undefined : { entityTypeId, entityId: id };
}

/** The list where the owner is not known. */
export const unknownOwner = listResult(
	{ records: [] },
	() => ({ name: '', value: '' }),
	// No longer than this: the editor cuts an entry off at the end of its line.
	'First enter the ID of the payment, its deal or invoice, without an expression',
);
