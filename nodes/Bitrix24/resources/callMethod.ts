import type { INodePropertyOptions } from 'n8n-workflow';
import { execute } from '../execution/executeItem';
import type { OperationSpec } from '../execution/operationSpec';
import type { Output } from './output';

/**
 * The routing of an operation that calls one REST method.
 *
 * It goes through n8n's paging, since that is the one place where a declarative node may handle an
 * item's whole request by itself: n8n calls the pagination function once an item, all items in one go,
 * with what the fields have put together. So calls can be gathered, limited and repeated, and an item
 * that fails comes out paired. The Resource field switches paging on for every operation (describe.ts).
 *
 * @param method the REST method's name
 * @param output makes items of its result
 */
export const callMethod = (
	method: string,
	spec: OperationSpec,
	output: Output,
): INodePropertyOptions['routing'] => ({
	request: { url: method },
	operations: { pagination: execute(spec) },
	output: { postReceive: [output] },
});
