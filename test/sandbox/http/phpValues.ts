/** What PHP calls an array: a JSON object or list. */
export type PhpArray = Record<string, unknown>;

/** Whether a value is what PHP calls an array. */
export function isPhpArray(value: unknown): value is PhpArray {
	return typeof value === 'object' && value !== null;
}

/** Whether PHP's is_numeric would say yes. */
export function isNumeric(value: unknown): value is number | string {
	if (typeof value === 'number') return true;
	return typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value);
}

/** A PHP array as JSON would show it: keys 0, 1, 2 in a row make a list. */
export function phpArray(map: PhpArray): PhpArray | unknown[] {
	const keys = Object.keys(map);
	return keys.every((key, index) => key === String(index)) ? Object.values(map) : map;
}
