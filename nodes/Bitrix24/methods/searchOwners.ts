import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { readForEditor } from './readForEditor';
import { listResult, money, startOf } from './listResult';

interface OwnerSearch {
	entityTypeId: number;
	filter?: string;
	paginationToken?: string;
}

/** Deals or invoices by title or id, the newest first, 50 a page (`crm.item.list`). */
async function searchOwners(
	caller: ILoadOptionsFunctions,
	{ entityTypeId, filter, paginationToken }: OwnerSearch,
): Promise<INodeListSearchResult> {
	const words = filter?.trim() ?? '';
	const wanted = /^\d+$/.test(words) ? { id: Number(words) } : words ? { '%title': words } : {};
	const page = await readForEditor(caller, {
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
		instead: 'Switch to By ID and enter the ID.',
	});
	return listResult(
		page,
		({ id, title, opportunity, currencyId }) => ({
			name: `${String(title)} · ${money(opportunity, currencyId)} · ${String(id)}`,
			value: Number(id),
		}),
		`No ${entityTypeId === INVOICE ? 'invoices' : 'deals'} ${words ? `match "${words}"` : 'that the credential’s user can see'}`,
	);
}

export async function searchDeals(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchOwners(this, { entityTypeId: DEAL, filter, paginationToken });
}

export async function searchInvoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchOwners(this, { entityTypeId: INVOICE, filter, paginationToken });
}
