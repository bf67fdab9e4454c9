import { saleDate } from '../../../culture';
import { isNumeric, type PhpArray } from '../../../http/phpValues';
import type { Settings } from '../../../settings';

export type FieldType = 'integer' | 'double' | 'string' | 'char' | 'datetime' | 'date';
export type Fields = ReadonlyMap<string, FieldType>;

/** Fields from their names, separated by spaces, by their type. */
export function fieldsOf(names: Partial<Record<FieldType, string>>): Fields {
	return new Map(
		Object.entries(names).flatMap(([type, list]) =>
			list.split(/\s+/).map((name): [string, FieldType] => [name, type as FieldType]),
		),
	);
}

/** What a field may be used for. */
interface Attributes {
	readOnly: readonly string[];
	immutable: readonly string[];
	required: readonly string[];
}

/** Fields as getFields describes them, by name. */
export function describeFields(
	fields: Fields,
	{ readOnly, immutable, required }: Attributes,
): PhpArray {
	return Object.fromEntries(
		[...fields].sort().map(([name, type]) => [
			name,
			{
				isImmutable: immutable.includes(name),
				isReadOnly: readOnly.includes(name),
				isRequired: required.includes(name),
				type,
			},
		]),
	);
}

/** A value as sale.* answer it: text is never null, the rest is where it is empty. */
function shownValue(value: unknown, type: FieldType, settings: Settings): unknown {
	if (type === 'string' || type === 'char') return String(value ?? '');
	if (type === 'datetime' || type === 'date') {
		const { culture, user } = settings;
		const date = typeof value === 'string' ? value : null;
		return saleDate(date, { culture, hoursAhead: user.hoursAhead });
	}
	return isNumeric(value) ? Number(value) : null;
}

/** A record as sale.* answer it: all of these fields, by their alphabet, or those that are selected. */
export function shownRecord(
	record: object,
	fields: Fields,
	settings: Settings,
	selected: PhpArray = {},
): PhpArray {
	const names = Object.values(selected).map(String);
	const isShown = (name: string) =>
		names.length === 0 || names.includes('*') || names.includes(name);
	return Object.fromEntries(
		[...fields]
			.filter(([name]) => isShown(name))
			.sort()
			.map(([name, type]) => [name, shownValue((record as PhpArray)[name], type, settings)]),
	);
}
