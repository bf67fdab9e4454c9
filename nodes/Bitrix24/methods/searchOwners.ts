import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { INVOICE } from '../fields/owner';
import { readForEditor } from './readForEditor';
import { listResult, money, startOf } from './listResult';

/** Deals or invoices by title or id, the newest first, 50 a page (`crm.item.list`). */
export async function searchOwners(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const entityTypeId = Number(this.getCurrentNodeParameter('entityTypeId') ?? 2);
	const words = filter?.trim() ?? '';
	const wanted = /^\d+$/.test(words) ? { id: Number(words) } : words ? { '%title': words } : {};
	const page = await readForEditor(this, {
		call: {
			method: 'crm.item.list',
			parameters: {
				entityTypeId,
				select: ['id', 'title', 'opportunity', 'currencyId'],
				filter: wanted,
				order: { id: 'DESC' },
				start: startOf(paginationToken),
			},
		},
		within: 'items',
		instead: 'Switch to By ID and type the ID.',
	});
	return listResult(
		page,
		({ id, title, opportunity, currencyId }) => ({
			name: `${String(title)} · ${money(opportunity, currencyId)} · ${String(id)}`,
			value: Number(id),
		}),
		`No ${entityTypeId === INVOICE ? 'invoices' : 'deals'} ${words ? `match "${words}"` : 'that the webhook’s user may see'}`,
	);
}
