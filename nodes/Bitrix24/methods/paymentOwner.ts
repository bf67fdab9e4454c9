import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { wholeNumberIn } from '../portal/values';
import { listResult } from './listResult';
import { readForEditor } from './readForEditor';

export interface Owner {
	entityTypeId: number;
	entityId: number;
}

/** The first record of a list; undefined where it is empty. */
async function firstOf(
	...request: Parameters<typeof readForEditor>
): Promise<IDataObject | undefined> {
	const { records } = await readForEditor(...request);
	return records[0];
}

const BY_OWNER = 'Without the scope sale, choose By Deal ID or By Invoice ID in Payment.';

/**
 * The owner of a payment that is named by its own ID: its order (`sale.payment.list`, scope sale), and
 * what the order belongs to (`crm.orderentity.list`, scope crm).
 */
async function ownerOfId(caller: ILoadOptionsFunctions, id: number): Promise<Owner | undefined> {
	const payment = await firstOf(caller, {
		call: {
			method: 'sale.payment.list',
			parameters: { select: ['id', 'orderId'], filter: { '=id': id } },
		},
		within: 'payments',
		instead: BY_OWNER,
	});
	const orderId = wholeNumberIn(payment?.orderId);
	if (orderId === undefined) return undefined;
	const owner = await firstOf(caller, {
		call: {
			method: 'crm.orderentity.list',
			parameters: { select: ['ownerId', 'ownerTypeId'], filter: { '=orderId': orderId } },
		},
		within: 'orderEntity',
		key: 'ownerId',
		instead: BY_OWNER,
	});
	const entityTypeId = wholeNumberIn(owner?.ownerTypeId);
	return entityTypeId === DEAL || entityTypeId === INVOICE
		? { entityTypeId, entityId: Number(owner?.ownerId) }
		: undefined;
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
	'First fill in Payment with an ID, not an expression',
);
