import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import type { Call, Failure, Result } from '../../portal/outcome';
import { isObject } from '../../portal/values';
import type { ItemRequest, LocatorResolver, OperationSpec, Validator } from '../operationSpec';
import { positiveInteger, trueOrFalse } from './validators';

const validLimit = positiveInteger('Limit', 'a whole number such as 50');

const validReturnAll = trueOrFalse('Return All');

/**
 * Takes the limit of a list off a request. n8n would cut the items itself with whatever an expression
 * gave, and of a text or a negative number it makes an empty or a short list. It also takes a Return All that is
 * an expression for off, whatever that gives.
 */
export function takeLimit(
	caller: IExecutePaginationFunctions,
	{ parameters: { returnAll } }: INode,
	request: ItemRequest,
): Result<number> {
	const { maxResults } = request;
	if (maxResults === undefined) return { ok: true, value: Infinity };
	delete request.maxResults;
	if (typeof returnAll === 'string') {
		const all = validReturnAll(caller.getNodeParameter('returnAll', false), '', {});
		if (!all.ok) return all;
		if (all.value === true) return { ok: true, value: Infinity };
	}
	return validLimit(maxResults, '', {}) as Result<number>;
}

/** The object that holds a path's last key, and that key. */
function place(parameters: IDataObject, path: string): [IDataObject | undefined, string] {
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	let inside: IDataObject | undefined = parameters;
	for (const key of keys) {
		const next: unknown = inside?.[key];
		inside = isObject(next) ? next : undefined;
	}
	return [inside, last];
}

/** Takes out what has no value, and what held nothing else: such a key would not arrive anyway. */
function prune(parameters: IDataObject): void {
	for (const [key, value] of Object.entries(parameters)) {
		const had = isObject(value) && Object.keys(value).length > 0;
		if (had) prune(value);
		if (value === undefined || (had && Object.keys(value).length === 0)) delete parameters[key];
	}
}

/**
 * Validates what is to be sent, and puts it into the form in which it is sent.
 *
 * @param locator validates the id in place of the parameter that it fills
 * @param timezone the workflow's
 * @returns why it can't be sent, undefined when it can
 */
export function validateInput(
	call: Call,
	{ input = {}, locators }: OperationSpec,
	locator: LocatorResolver | undefined,
	timezone: string,
): Failure | undefined {
	const validators: Record<string, Validator> =
		locator !== undefined && locators !== undefined
			? { ...input, [locators.parameter]: locator.validate }
			: input;
	for (const [path, validate] of Object.entries(validators)) {
		const [inside, key] = place(call.parameters, path);
		const valid = validate(inside?.[key], timezone, call.parameters);
		if (!valid.ok) return valid;
		if (inside !== undefined) inside[key] = valid.value as IDataObject[string];
	}
	prune(call.parameters);
	return undefined;
}
