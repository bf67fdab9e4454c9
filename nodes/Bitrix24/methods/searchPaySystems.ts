import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readForEditor } from './readForEditor';
import { listResult } from './listResult';

/**
 * Payment systems of deals and invoices by name (`sale.paysystem.list`, scope pay_system, a CRM administrator; it
 * does not page). Those of old invoices and quotes take no such payment (docs/bitrix24-rest.md §9.13).
 */
export async function searchPaySystems(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { records } = await readForEditor(this, {
		call: {
			method: 'sale.paysystem.list',
			parameters: {
				SELECT: ['ID', 'NAME'],
				FILTER: { ACTIVE: 'Y', ENTITY_REGISTRY_TYPE: 'ORDER' },
				ORDER: { NAME: 'ASC' },
			},
		},
		instead:
			'This list requires the pay_system scope and a CRM administrator. Without them, choose By ID.',
	});
	const words = filter?.trim().toLowerCase() ?? '';
	const fitting = records.filter(({ NAME }) => String(NAME).toLowerCase().includes(words));
	return listResult(
		{ records: fitting },
		({ ID, NAME }) => ({ name: String(NAME), value: Number(ID) }),
		words
			? `No payment system’s name contains "${words}"`
			: 'The portal has no active payment systems',
	);
}
