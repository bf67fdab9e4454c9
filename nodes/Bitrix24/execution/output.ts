import type {
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { tooLong } from '../portal/client/listFailures';
import type { Idempotency } from '../portal/methodSpec';
import type { Failure } from '../portal/outcome';
import { isRecordList } from '../portal/values';
import type { Item } from './item';
import type { ItemRequest } from './operationSpec';
import { MAX_ITEMS } from './operationSpec';
import type { Written } from './readBack';

/** What an operation's postReceive is handed as the body of the answer. */
export interface Received {
	result: unknown;
	/** The parameters that were sent. */
	sent: IDataObject;
	/** The record as it reads after the write, where that was asked for. */
	record?: unknown;
	/** What was asked for besides. */
	besides?: IDataObject;
}

/** That a list has more records than n8n can hand on. */
export function tooManyItems(count: number, idempotency: Idempotency): Failure {
	const done = idempotency === 'safe' ? 'Nothing was changed.' : 'The change was made.';
	const advice = `${done} Request less data: set a filter, a limit, or fewer fields.`;
	return { ...tooLong(count, MAX_ITEMS), advice };
}

/** Runs what the operation makes of the result: the items out, paired with the item that they are of. */
export async function toItems(
	caller: IExecutePaginationFunctions,
	{ postReceive }: ItemRequest,
	item: Item,
	{ value, record, besides }: Written,
): Promise<INodeExecutionData[] | Failure> {
	const { call, index, keeps, limit } = item;
	const result = keeps !== undefined && isRecordList(value) ? value.filter(keeps) : value;
	const body: Received = { result, sent: call.parameters, record, besides };
	const response = { body, headers: {}, statusCode: 200 } as unknown as IN8nHttpFullResponse;
	let items: INodeExecutionData[] = [];
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') items = await action.call(caller, items, response);
	}
	const within = items.slice(0, limit);
	if (within.length > MAX_ITEMS) return tooManyItems(within.length, item.spec.idempotency);
	return within.map((one) => ({ ...one, pairedItem: { item: index } }));
}
