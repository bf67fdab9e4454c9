import type { PhpArray } from '../http/phpValues';
import type { FilterRules } from './filterRules';
import { compare, takeApart } from './operators';
import { isDateField, toTimestamp } from './timestamps';

type Row = PhpArray;

/** As the server turns datePaid into DATE_PAID; it turns ID into I_D, which no entity has (section 1.3). */
function upperSnake(name: string): string {
	return name.replace(/(.)([A-Z])/g, '$1_$2').toUpperCase();
}

/** A row's field, a date as a timestamp. */
function comparable(row: object, field: string): unknown {
	const value = (row as Row)[field];
	return isDateField(field) ? toTimestamp(value) : value;
}

/** What a row has to fulfil for one key of a filter; undefined where the key is left out. */
function conditionOf(
	key: string,
	wanted: unknown,
	names: ReadonlyMap<string, string>,
	rules: FilterRules,
): ((row: Row) => boolean) | undefined {
	const { operator, name, test } = takeApart(upperSnake(key));
	const field = names.get(name);
	if (field === undefined) {
		rules.unknownFilter(name, operator);
		return undefined;
	}
	if (!isDateField(field)) return (row) => test(row[field], wanted);
	const date = rules.readDate(wanted);
	if (date === undefined) return undefined;
	if (operator.includes('%')) return (row) => test(row[field], wanted);
	return (row) => test(toTimestamp(row[field]), date);
}

/** Selects and sorts rows as the portal's ORM does; camelCase keys with an operator before them. */
export function select<T extends object>(
	rows: Iterable<T>,
	fields: readonly string[],
	rules: FilterRules,
	filter: PhpArray,
	order: PhpArray,
): T[] {
	const names = new Map(fields.map((field) => [upperSnake(field), field]));
	const conditions = Object.entries(filter).flatMap(
		([key, wanted]) => conditionOf(key, wanted, names, rules) ?? [],
	);
	const orders = Object.entries(order).flatMap(([key, direction]) => {
		const field = names.get(upperSnake(key));
		if (field === undefined) rules.unknownOrder(upperSnake(key));
		return field === undefined
			? []
			: [{ field, sign: String(direction).toUpperCase() === 'DESC' ? -1 : 1 }];
	});
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

/** The fields that are shown of a row: all, or those that are selected. */
export function shownFields(row: object, fields: readonly string[], selected: PhpArray): Row {
	const names = Object.values(selected).map(String);
	const shown = names.length === 0 || names.includes('*') ? fields : names;
	return Object.fromEntries(
		fields.filter((field) => shown.includes(field)).map((field) => [field, (row as Row)[field]]),
	);
}
