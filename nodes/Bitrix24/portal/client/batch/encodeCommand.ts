import type { Call } from '../../outcome';
import { isObject } from '../../values';

/** What Bitrix24 would take for a reference to an earlier command of the same batch. */
const REFERENCE = /\$(result|total|next|error|time)\[/i;

function pairs(value: unknown, name: string): string[] | undefined {
	if (REFERENCE.test(name)) return undefined;
	if (typeof value === 'number' || typeof value === 'string') {
		if (typeof value === 'string' && REFERENCE.test(value)) return undefined;
		return [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
	}
	const entries: Array<[string, unknown]> | undefined = Array.isArray(value)
		? value.map((entry, index) => [String(index), entry])
		: isObject(value)
			? Object.entries(value)
			: undefined;
	if (entries === undefined || entries.length === 0) return undefined;
	const parts = entries.map(([key, entry]) => pairs(entry, `${name}[${key}]`));
	return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/**
 * Writes parameters as the query string of a command inside a batch, in PHP's way with brackets.
 *
 * @returns undefined when they would not arrive as they are: true, false, null, an empty list (a query
 * knows text only), or a text that Bitrix24 would take for a reference such as `$result[…]`
 */
export function encodeQuery(parameters: Record<string, unknown>): string | undefined {
	const parts = Object.entries(parameters).map(([name, value]) => pairs(value, name));
	return parts.some((part) => part === undefined)
		? undefined
		: parts.flatMap((part) => part ?? []).join('&');
}

/** A call as a command of a batch; undefined when it would not arrive as it is. */
export function encodeCommand({ method, parameters }: Call): string | undefined {
	const query = encodeQuery(parameters);
	return query === undefined ? undefined : `${method}?${query}`;
}
