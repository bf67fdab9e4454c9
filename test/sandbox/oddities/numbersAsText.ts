import { isPhpArray } from '../http/phpValues';

/** Fields that a database keeps with four places: sums, prices, quantities. */
const DECIMAL = /^(sum|price|opportunity|quantity|psSum|discount|tax)/;

/** A value with its numbers as text, as they come out of a database; in depth. */
export function numbersAsText(value: unknown, name = ''): unknown {
	if (typeof value === 'number') return DECIMAL.test(name) ? value.toFixed(4) : String(value);
	if (Array.isArray(value)) return value.map((one) => numbersAsText(one, name));
	if (!isPhpArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, numbersAsText(inner, key)]),
	);
}
