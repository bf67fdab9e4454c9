import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DEAL, INVOICE } from '../fields/owner';
import { wholeNumberIn } from '../portal/values';
import { listResult } from './listResult';
import { readForEditor } from './readForEditor';

const instead = 'Switch to By ID and enter the stage’s ID.';

/** More pipelines than that would keep the editor waiting. */
const MOST_PIPELINES = 10;

/** A pipeline of deals or invoices; its name where it has to be told from others. */
interface Pipeline {
	id: number;
	name?: string;
}

/** The dictionary that holds a pipeline's stages (docs/bitrix24-rest.md §9.9). */
function dictionaryOf(entityTypeId: number, category: number): string {
	if (entityTypeId === INVOICE) return `SMART_INVOICE_STAGE_${category}`;
	return category === 0 ? 'DEAL_STAGE' : `DEAL_STAGE_${category}`;
}

/** The pipeline of the deal or invoice that is filled in; undefined where none is, or an expression names it. */
async function ownPipeline(
	caller: ILoadOptionsFunctions,
	entityTypeId: number,
): Promise<Pipeline | undefined> {
	const field = entityTypeId === INVOICE ? 'invoiceId' : 'dealId';
	const owner = caller.getCurrentNodeParameter(field) as
		{ mode?: unknown; value?: unknown } | undefined;
	// The number of an invoice may look like the ID of another one.
	const id = owner?.mode === 'number' ? 0 : (wholeNumberIn(owner?.value) ?? 0);
	if (id === 0) return undefined;
	const parameters = { entityTypeId, select: ['id', 'categoryId'], filter: { id } };
	const { records } = await readForEditor(caller, {
		...{ call: { method: 'crm.item.list', parameters }, within: 'items', instead },
	});
	const category = wholeNumberIn(records[0]?.categoryId);
	return category === undefined ? undefined : { id: category };
}

async function allPipelines(
	caller: ILoadOptionsFunctions,
	entityTypeId: number,
): Promise<Pipeline[]> {
	const call = { method: 'crm.category.list', parameters: { entityTypeId } };
	const { records } = await readForEditor(caller, { call, within: 'categories', instead });
	const pipelines = records.map(({ id, name }) => ({ id: Number(id), name: String(name) }));
	return pipelines.slice(0, MOST_PIPELINES);
}

async function stagesOf(
	caller: ILoadOptionsFunctions,
	entityTypeId: number,
	{ id, name }: Pipeline,
): Promise<IDataObject[]> {
	const filter = { ENTITY_ID: dictionaryOf(entityTypeId, id) };
	const call = { method: 'crm.status.list', parameters: { filter, order: { SORT: 'ASC' } } };
	const { records } = await readForEditor(caller, { call, instead });
	return records.map(({ STATUS_ID: stage, NAME: own }) => ({
		id: stage,
		name: [...(name === undefined ? [] : [name]), String(own), String(stage)].join(' · '),
	}));
}

/**
 * The stages of the pipeline that the deal or invoice is in, in their order; those of all pipelines while it is
 * not known (`crm.status.list`, `crm.category.list`, scope crm).
 */
export async function searchStages(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const entityTypeId =
		Number(this.getCurrentNodeParameter('entityTypeId')) === INVOICE ? INVOICE : DEAL;
	const own = await ownPipeline(this, entityTypeId);
	const pipelines = own === undefined ? await allPipelines(this, entityTypeId) : [own];
	const stages: IDataObject[] = [];
	for (const pipeline of pipelines) stages.push(...(await stagesOf(this, entityTypeId, pipeline)));
	const words = filter?.trim().toLowerCase() ?? '';
	const records = stages.filter(({ name }) => String(name).toLowerCase().includes(words));
	return listResult(
		{ records },
		({ id, name }) => ({ name: String(name), value: String(id) }),
		words ? `No stage’s name contains "${words}"` : 'This pipeline has no stages',
	);
}
