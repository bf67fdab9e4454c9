import { isNumeric, isPhpArray } from '../http/phpValues';

/** Whether a value is what a filter wants. */
export type Test = (value: unknown, wanted: unknown) => boolean;

/** A text as MySQL compares it: without regard to case, accents and blanks at its end. */
const collated = (value: unknown): string =>
	String(value ?? '')
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.trimEnd();

/** -1, 0 or 1; a column of numbers as numbers, one of text as text, also where it holds digits alone. */
export function compare(left: unknown, right: unknown): number {
	if (typeof left !== 'string' && isNumeric(left) && isNumeric(right)) {
		return Math.sign(Number(left) - Number(right));
	}
	const [one, other] = [collated(left), collated(right)];
	return one === other ? 0 : one < other ? -1 : 1;
}

const among: Test = (value, wanted) =>
	Object.values(isPhpArray(wanted) ? wanted : [wanted]).some((one) => equal(value, one));
const equal: Test = (value, wanted) => {
	if (isPhpArray(wanted)) return among(value, wanted);
	if (wanted === null || wanted === false) return value === null;
	return value !== null && compare(value, wanted) === 0;
};
const contains: Test = (value, wanted) =>
	String(value ?? '')
		.toLowerCase()
		.includes(String(wanted).toLowerCase());

/** SQL's LIKE: the wanted text brings its own %. */
const like: Test = (value, wanted) => {
	const parts = String(wanted)
		.split('%')
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'is').test(String(value ?? ''));
};

function ordered(accepts: (sign: number) => boolean): Test {
	return (value, wanted) => value !== null && accepts(compare(value, wanted));
}

function not(test: Test): Test {
	return (value, wanted) => !test(value, wanted);
}

const OPERATORS: Record<string, Test> = {
	'!=%': not(like),
	'!%=': not(like),
	'!=': not(equal),
	'!@': not(among),
	'!%': not(contains),
	'=%': like,
	'%=': like,
	'>=': ordered((sign) => sign >= 0),
	'<=': ordered((sign) => sign <= 0),
	'!': not(equal),
	'=': equal,
	'>': ordered((sign) => sign > 0),
	'<': ordered((sign) => sign < 0),
	'@': among,
	'%': contains,
};

/** A filter's key taken apart: what it tests, and the rest of it. */
export function takeApart(key: string): { operator: string; name: string; test: Test } {
	const operator = Object.keys(OPERATORS).find((prefix) => key.startsWith(prefix)) ?? '';
	return { operator, name: key.slice(operator.length), test: OPERATORS[operator] ?? equal };
}
