import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import type { OperationSpec } from '../operationSpec';

/**
 * Puts the values of the fields that have no routing into what is to be sent. What the node does not show, or was
 * never set, has no value.
 *
 * @throws what n8n throws where an expression can't be resolved
 */
export function readFields(
	caller: IExecutePaginationFunctions,
	{ parameters: set }: INode,
	{ reads = {} }: OperationSpec,
	parameters: IDataObject,
): void {
	for (const [parameter, field] of Object.entries(reads)) {
		const name = typeof field === 'string' ? field : field(parameters);
		if (name === undefined || set[name] === undefined) continue;
		const value: unknown = caller.getNodeParameter(name, undefined, { extractValue: true });
		parameters[parameter] = value as IDataObject[string];
	}
}
