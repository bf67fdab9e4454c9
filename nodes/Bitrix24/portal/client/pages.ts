import { isObject } from '../values';

/** A list, also one that has a gap: PHP makes a map of that, with numbers for keys. */
function listIn(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	const keys = isObject(value) ? Object.keys(value) : [];
	const isList = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
	return isList ? Object.values(value as object) : undefined;
}

/**
 * Puts a page's records behind those before it, in place: a list, or an object that holds lists by name.
 *
 * @returns undefined where the page is of another kind, so that records would be lost
 */
export function joined(before: unknown, page: unknown): unknown {
	// PHP writes an empty object as an empty list.
	if (typeof page === 'object' && page !== null && Object.keys(page).length === 0) return before;
	const list = listIn(before);
	if (list !== undefined) {
		const further = listIn(page);
		for (const record of further ?? []) list.push(record);
		return further && list;
	}
	if (!isObject(before) || !isObject(page)) return undefined;
	const all: Record<string, unknown> = { ...before, ...page };
	for (const [name, records] of Object.entries(before)) {
		if (listIn(records) !== undefined && name in page) all[name] = joined(records, page[name]);
	}
	return Object.values(all).includes(undefined) ? undefined : all;
}

/** The lists of a page, by name: of a page that is a list itself, the one. */
function listsIn(page: unknown): Map<string, unknown[]> {
	const list = listIn(page);
	const named = list === undefined && isObject(page) ? Object.entries(page) : [['', list] as const];
	return new Map(
		named.flatMap(([name, value]) => {
			const records = listIn(value);
			return records === undefined ? [] : [[name, records] as const];
		}),
	);
}

/** How many records a page holds: a list, or an object that holds lists by name. */
export const recordsIn = (page: unknown): number =>
	[...listsIn(page).values()].reduce((most, { length }) => Math.max(most, length), 0);

/** By what a record is known, where it has that. */
const idOf = (record: unknown): unknown => {
	const id = isObject(record) ? (record.id ?? record.ID) : undefined;
	return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
};

/**
 * A page without the records that are there already.
 *
 * @returns undefined where they can't be told from one another: not all have an ID
 */
export function withoutKnown(page: unknown, before: unknown): unknown {
	const known = listsIn(before);
	const fresh: Record<string, unknown[]> = {};
	for (const [name, records] of listsIn(page)) {
		const ids = new Set((known.get(name) ?? []).map(idOf));
		if (ids.has(undefined) || records.some((record) => idOf(record) === undefined))
			return undefined;
		fresh[name] = records.filter((record) => !ids.has(idOf(record)));
	}
	return listIn(page) === undefined && isObject(page) ? { ...page, ...fresh } : (fresh[''] ?? page);
}
