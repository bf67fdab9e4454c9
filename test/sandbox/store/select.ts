import { isNumeric, isPhpArray, type PhpArray } from '../http/phpValues';
import { RestError } from '../http/restError';
import { toTimestamp, isDateField } from './timestamps';

type Row = PhpArray;
type Test = (value: unknown, wanted: unknown) => boolean;

/** As the server turns datePaid into DATE_PAID; it turns ID into I_D, which no entity has (section 1.3). */
function upperSnake(name: string): string {
	return name.replace(/(.)([A-Z])/g, '$1_$2').toUpperCase();
}

/** -1, 0 or 1; numbers and numeric text as numbers, text without regard to case as MySQL does. */
function compare(left: unknown, right: unknown): number {
	if (isNumeric(left) && isNumeric(right)) return Math.sign(Number(left) - Number(right));
	const [one, other] = [left, right].map((value) => String(value ?? '').toLowerCase());
	return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
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

function ordered(accepts: (sign: number) => boolean): Test {
	return (value, wanted) => value !== null && accepts(compare(value, wanted));
}

const OPERATORS: Record<string, Test> = {
	'!=': (value, wanted) => !equal(value, wanted),
	'!@': (value, wanted) => !among(value, wanted),
	'!%': (value, wanted) => !contains(value, wanted),
	'>=': ordered((sign) => sign >= 0),
	'<=': ordered((sign) => sign <= 0),
	'!': (value, wanted) => !equal(value, wanted),
	'=': equal,
	'>': ordered((sign) => sign > 0),
	'<': ordered((sign) => sign < 0),
	'@': among,
	'%': contains,
	'': equal,
};

/** A row's field, a date as a timestamp. */
function comparable(row: object, field: string): unknown {
	const value = (row as Row)[field];
	return isDateField(field) ? toTimestamp(value) : value;
}

/** Selects and sorts rows as the portal's ORM does; camelCase keys with an operator before them. */
export function select<T extends object>(
	rows: Iterable<T>,
	fields: readonly string[],
	entity: string,
	filter: PhpArray,
	order: PhpArray,
): T[] {
	const names = new Map(fields.map((field) => [upperSnake(field), field]));
	const fieldOf = (upper: string): string => {
		const field = names.get(upper);
		if (field !== undefined) return field;
		throw new RestError(
			'100',
			`Unknown field definition \`${upper}\` (${upper}) for ${entity} Entity.`,
		);
	};
	const conditions = Object.entries(filter).map(([key, wanted]) => {
		const snake = upperSnake(key);
		const operator = Object.keys(OPERATORS).find((prefix) => snake.startsWith(prefix)) ?? '';
		const field = fieldOf(snake.slice(operator.length));
		const test = OPERATORS[operator] ?? equal;
		if (!isDateField(field) || operator.endsWith('%'))
			return (row: Row) => test(row[field], wanted);
		const timestamp = toTimestamp(wanted);
		return (row: Row) => test(toTimestamp(row[field]), timestamp);
	});
	const orders = Object.entries(order).map(([key, direction]) => ({
		field: fieldOf(upperSnake(key)),
		sign: String(direction).toUpperCase() === 'DESC' ? -1 : 1,
	}));
	if (orders.length === 0) orders.push({ field: 'id', sign: 1 });
	const selected: T[] = [];
	for (const row of rows) {
		if (conditions.every((holds) => holds(row as Row))) selected.push(row);
	}
	return selected.sort((one, other) => {
		for (const { field, sign } of orders) {
			const result = compare(comparable(one, field), comparable(other, field)) * sign;
			if (result !== 0) return result;
		}
		return 0;
	});
}

const PAGE_SIZE = 50;

/** The page of 50 rows that starts at `start`, with what is told about the rest. */
export function pageOf<T>(rows: T[], start: unknown) {
	const from = isNumeric(start) ? Math.max(0, Math.trunc(Number(start))) : 0;
	const next = from + PAGE_SIZE;
	return {
		rows: rows.slice(from, next),
		total: rows.length,
		...(next < rows.length && { next }),
	};
}

/** The fields that are shown of a row: all, or those that are selected. */
export function shownFields(row: object, fields: readonly string[], selected: PhpArray): Row {
	const names = Object.values(selected).map(String);
	const shown = names.length === 0 || names.includes('*') ? fields : names;
	return Object.fromEntries(
		fields.filter((field) => shown.includes(field)).map((field) => [field, (row as Row)[field]]),
	);
}
