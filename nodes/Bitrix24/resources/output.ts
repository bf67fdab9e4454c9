import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

/** What portal/ hands to an operation: the method's result, and the parameters it was sent with. */
interface Received {
	result: unknown;
	sent: IDataObject;
}

/** `{ id, result }`: the id that was sent, and what the method answered. */
export async function idAndResult(
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { result, sent } = body as unknown as Received;
	return [{ json: { id: sent.id, result: result as IDataObject['result'] } }];
}
