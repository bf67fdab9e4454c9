import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listResult, money } from './listResult';
import { ownerOfPayment, unknownOwner } from './paymentOwner';
import { readForEditor } from './readForEditor';

/** The deliveries of the payment's deal or invoice (`crm.item.delivery.list`). */
export async function searchDeliveries(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const owner = await ownerOfPayment(this);
	if (owner === undefined) return unknownOwner;
	const page = await readForEditor(this, {
		call: { method: 'crm.item.delivery.list', parameters: { ...owner } },
		instead: 'Switch to By ID and enter the delivery’s ID.',
	});
	return listResult(
		page,
		({ id, accountNumber, deliveryName, priceDelivery, currency }) => ({
			name: `${String(accountNumber)} · ${String(deliveryName)} · ${money(priceDelivery, currency)}`,
			value: Number(id),
		}),
		'This deal or invoice has no deliveries',
	);
}
