import { isNumeric, isPhpArray, type PhpArray } from '../http/phpValues';
import { RestError } from '../http/restError';

export type RestParameters = PhpArray;

const BEYOND_INT64 = 2 ** 63;

function phpText(value: unknown): string {
	if (value === true) return '1';
	if (value === false || value === null) return '';
	return isPhpArray(value) ? 'Array' : String(value);
}

function mismatch(name: string, value: unknown, type: string): RestError {
	return new RestError(
		'100',
		`Invalid value {${phpText(value)}} to match with parameter {${name}}. Should be value of type ${type}.`,
	);
}

/** A required parameter as it came; names are case-sensitive (section 1). */
export function required(parameters: RestParameters, name: string): unknown {
	if (Object.hasOwn(parameters, name)) return parameters[name];
	throw new RestError('100', `Could not find value for parameter {${name}}`);
}

/** A required whole number; real portals cut "1036.9" to 1036 (section 0, fact 5). */
export function int(parameters: RestParameters, name: string): number {
	const value = required(parameters, name);
	if (!isNumeric(value)) throw mismatch(name, value, 'int');
	const number = Number(value);
	if (Math.abs(number) >= BEYOND_INT64) {
		throw new RestError('0', `Argument ($${name}) must be of type int, float given`);
	}
	return Math.trunc(number);
}

/** A required object or list. */
export function array(parameters: RestParameters, name: string): RestParameters {
	const value = required(parameters, name);
	if (!isPhpArray(value)) throw mismatch(name, value, 'array');
	return value;
}

/** An object or list that may be left out. */
export function optionalArray(parameters: RestParameters, name: string): RestParameters {
	return Object.hasOwn(parameters, name) ? array(parameters, name) : {};
}

/** A required text. */
export function text(parameters: RestParameters, name: string): string {
	const value = required(parameters, name);
	if (typeof value !== 'string') throw mismatch(name, value, 'string');
	return value;
}
