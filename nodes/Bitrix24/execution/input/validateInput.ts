import type {
	DeclarativeRestApiSettings,
	IDataObject,
	INode,
	INodeParameterResourceLocator,
} from 'n8n-workflow';
import { isObject } from '../../portal/transport/response';
import type { Call, Failure, LocatorResolver, OperationSpec } from '../../portal/outcome';
import type { Validator } from './validators';
import { positiveInteger } from './validators';

/** The finder for the way in which the node's user names a record; none when it is by its own id. */
export function finderFor(
	node: INode,
	{ locators: finders }: OperationSpec,
): LocatorResolver | undefined {
	if (finders === undefined) return undefined;
	const value = node.parameters[finders.field] as INodeParameterResourceLocator | undefined;
	return finders.byMode[String(value?.mode)];
}

const invalid = (why: { message: string; advice: string }): Failure => ({
	code: 'INVALID_INPUT',
	httpCode: null,
	effect: 'notExecuted',
	message: why.message,
	advice: why.advice,
});

const isLimit = positiveInteger('Limit', 'how many records to return, such as 50');

/**
 * Takes the limit of a list off a request. n8n would cut the items itself with whatever an expression
 * gave, and of a text or a negative number it makes an empty or a short list.
 */
export function takeLimit(request: DeclarativeRestApiSettings.ResultOptions): number | Failure {
	const { maxResults } = request;
	if (maxResults === undefined) return Infinity;
	delete request.maxResults;
	const checked = isLimit(maxResults, '');
	return 'value' in checked ? Number(checked.value) : invalid(checked);
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
 * Checks what is to be sent, and puts it into the form in which it is sent.
 *
 * @param finder checks the id in place of the parameter that it fills
 * @param timezone the workflow's
 * @returns why it can't be sent, undefined when it can
 */
export function checkInput(
	call: Call,
	{ input = {}, locators: finders }: OperationSpec,
	finder: LocatorResolver | undefined,
	timezone: string,
): Failure | undefined {
	const checks: Record<string, Validator> =
		finder !== undefined && finders !== undefined
			? { ...input, [finders.parameter]: finder.validate }
			: input;
	for (const [path, check] of Object.entries(checks)) {
		const [inside, key] = place(call.parameters, path);
		const checked = check(inside?.[key], timezone);
		if (!('value' in checked)) {
			return invalid(checked);
		}
		if (inside !== undefined) inside[key] = checked.value as IDataObject[string];
	}
	prune(call.parameters);
	return undefined;
}
