import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { INVOICE } from '../fields/owner';
import { listResult } from './listResult';
import { ownerOfPayment, unknownOwner } from './paymentOwner';
import { readForEditor } from './readForEditor';

/** Product rows that no payment covers yet (`crm.item.productrow.getAvailableForPayment`). */
export async function searchProductRows(
	this: ILoadOptionsFunctions,
): Promise<INodeListSearchResult> {
	const owner = await ownerOfPayment(this);
	if (owner === undefined) return unknownOwner;
	const page = await readForEditor(this, {
		call: {
			method: 'crm.item.productrow.getAvailableForPayment',
			parameters: {
				ownerType: owner.entityTypeId === INVOICE ? 'SI' : 'D',
				ownerId: owner.entityId,
			},
		},
		within: 'productRows',
		instead: 'Switch to By Row ID and enter the row ID.',
	});
	return listResult(
		page,
		({ id, productName, quantity, price }) => ({
			name: `${String(productName)} · ${String(quantity)} × ${String(price)} · ${String(id)}`,
			value: Number(id),
		}),
		'All product rows are already in payments',
	);
}
