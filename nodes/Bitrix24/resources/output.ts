import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../portal/values';
import type { Received } from '../execution/output';

/** What an operation makes of the portal's answer: its items out. */
export type Output = (
	items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
) => Promise<INodeExecutionData[]>;

const outputOf =
	(make: (received: Received) => IDataObject[]): Output =>
	async (_items, { body }) =>
		make(body as unknown as Received).map((json) => ({ json }));

/** `{ id, result }`: the id that was sent and what the method answered; and what was read back. */
export const idAndResult = outputOf(({ result, sent, record: read }) => [
	{ id: sent.id, ...(read as IDataObject | undefined), result: result as boolean },
]);

/** `{ id, result: true }` where the method answers with the record; and what was read back. */
export const idAndDone = outputOf(({ sent, record: read }) => [
	{ id: sent.id, ...(read as IDataObject | undefined), result: true },
]);

/** `{ id, deleted: true }` */
export const deleted = outputOf(({ sent }) => [{ id: sent.id, deleted: true }]);

/** `{ id }` of what was added, or the record as it reads; and what was asked for besides. */
export const idOfAdded = outputOf(({ result, record: read, besides }) => [
	{ ...(isObject(read) ? read : isObject(result) ? result : { id: Number(result) }), ...besides },
]);

/** The record itself. */
export const record = outputOf(({ result }) => [result as IDataObject]);

/** The record inside the result. */
export const recordIn = (name: string): Output =>
	outputOf(({ result }) => [(result as Record<string, IDataObject>)[name] ?? {}]);

/** `{ id, stageId, result: true }` */
export const idAndStage = outputOf(({ sent }) => [
	{ id: sent.id, stageId: (sent.fields as IDataObject).stageId, result: true },
]);

/** An item for each record of a list. */
export const eachRecord = outputOf(({ result }) => result as IDataObject[]);

/** An item for each record of a list inside the result. */
export const eachOf = (name: string): Output =>
	outputOf(({ result }) => (result as Record<string, IDataObject[]>)[name] ?? []);

/** What there is an item each of: a list, or the one list in an object that holds nothing else. */
function listIn(result: unknown): unknown[] | undefined {
	if (Array.isArray(result)) return result;
	const [only, ...others] = isObject(result) ? Object.values(result) : [];
	return Array.isArray(only) && others.length === 0 ? only : undefined;
}

/** `{ result }`; an item each where the result is a list or holds one alone. What is no object goes under `result`. */
export const resultOrEach = outputOf(
	({ result }) =>
		listIn(result)?.map((entry) =>
			isObject(entry) ? entry : { result: entry as IDataObject[string] },
		) ?? [{ result: result as IDataObject[string] }],
);
