import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { readForEditor } from './readForEditor';
import { listResult, money } from './listResult';

interface Owner {
	entityTypeId: number;
	entityId: number;
}

/**
 * The deal or invoice of the chosen payment. Bitrix24 does not tell it of a payment, so it is known only
 * where the payment is named by it.
 */
function ownerOfPayment(caller: ILoadOptionsFunctions): Owner | undefined {
	const payment = caller.getCurrentNodeParameter('paymentId') as
		{ mode?: string; value?: unknown } | undefined;
	const entityId = Number(payment?.value);
	const entityTypeId = { deal: DEAL, invoice: INVOICE }[String(payment?.mode)];
	if (entityTypeId === undefined || !(Number.isSafeInteger(entityId) && entityId > 0))
		return undefined;
	return { entityTypeId, entityId };
}

const unknownOwner = listResult(
	[],
	() => ({ name: '', value: '' }),
	// No longer than this: the editor cuts an entry off at the end of its line.
	'First name the payment By Deal ID or By Invoice ID',
);

/** Product rows that no payment covers yet (`crm.item.productrow.getAvailableForPayment`). */
export async function searchProductRows(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const owner = ownerOfPayment(this);
	if (owner === undefined) return unknownOwner;
	const { result } = await readForEditor(
		this,
		{
			method: 'crm.item.productrow.getAvailableForPayment',
			parameters: {
				ownerType: owner.entityTypeId === INVOICE ? 'SI' : 'D',
				ownerId: owner.entityId,
			},
		},
		'Switch to By ID and type the row’s ID.',
	);
	return listResult(
		(result as { productRows?: IDataObject[] } | null)?.productRows ?? [],
		({ id, productName, quantity, price }) => ({
			name: `${String(productName)} · ${String(quantity)} × ${String(price)} · ${String(id)}`,
			value: Number(id),
		}),
		'No product row is left that no payment covers',
	);
}

/** The deliveries of the payment's deal or invoice (`crm.item.delivery.list`). */
export async function searchDeliveries(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const owner = ownerOfPayment(this);
	if (owner === undefined) return unknownOwner;
	const { result } = await readForEditor(
		this,
		{ method: 'crm.item.delivery.list', parameters: { ...owner } },
		'Switch to By ID and type the delivery’s ID.',
	);
	return listResult(
		result as IDataObject[],
		({ id, accountNumber, deliveryName, priceDelivery, currency }) => ({
			name: `${String(accountNumber)} · ${String(deliveryName)} · ${money(priceDelivery, currency)}`,
			value: Number(id),
		}),
		'This deal or invoice has no deliveries',
	);
}
