import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import type { Result } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import type { Expectation, OperationSpec } from '../operationSpec';

/** Whether one of the options is set at all: an expression in it that finds nothing is no reason to go on. */
function isSet(options: unknown, names: string[]): boolean {
	return (
		typeof options === 'string' || (isObject(options) && names.some((name) => name in options))
	);
}

/**
 * What the record of an item has to be like, by the user's options (Expected Sum, Expected Currency).
 *
 * @returns undefined where nothing is expected of it
 */
export function expectationOf(
	caller: IExecutePaginationFunctions,
	node: INode,
	{ expects }: OperationSpec,
): Result<Expectation | undefined> {
	const raw: unknown = node.parameters.options;
	if (expects === undefined || !isSet(raw, expects.options)) return { ok: true, value: undefined };
	const options = caller.getNodeParameter('options', {}) as IDataObject;
	// What an expression finds nothing for is missing here, and is expected all the same.
	const missing = isObject(raw) ? expects.options.filter((name) => name in raw) : [];
	const given = Object.fromEntries(missing.map((name) => [name, undefined]));
	return expects.read({ ...given, ...options });
}
