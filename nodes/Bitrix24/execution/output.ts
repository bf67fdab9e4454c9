import type {
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { isRecordList } from '../portal/values';
import type { Item } from './item';
import type { ItemRequest } from './operationSpec';
import type { Written } from './readBack';

/** What an operation's postReceive is handed as the body of the answer. */
export interface Received {
	result: unknown;
	/** The parameters that were sent. */
	sent: IDataObject;
	/** The record as it reads after the write, where that was asked for. */
	record?: unknown;
}

/** Runs what the operation makes of the result. */
export async function toItems(
	caller: IExecutePaginationFunctions,
	{ postReceive }: ItemRequest,
	{ call, keeps }: Pick<Item, 'call' | 'keeps'>,
	{ value, record }: Written,
): Promise<INodeExecutionData[]> {
	const result = keeps !== undefined && isRecordList(value) ? value.filter(keeps) : value;
	const body: Received = { result, sent: call.parameters, record };
	const response = { body, headers: {}, statusCode: 200 } as unknown as IN8nHttpFullResponse;
	let items: INodeExecutionData[] = [];
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') items = await action.call(caller, items, response);
	}
	return items;
}
