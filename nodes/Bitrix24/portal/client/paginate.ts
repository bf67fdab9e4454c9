import type { Call, Outcome, Skipped } from '../outcome';
import { rejected } from '../outcome';
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
function joined(before: unknown, page: unknown): unknown {
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

/** How many records a page holds: a list, or an object that holds lists by name. */
function recordsIn(page: unknown): number {
	const list = listIn(page);
	if (list !== undefined) return list.length;
	if (!isObject(page)) return 0;
	return Object.values(page).reduce<number>(
		(most, value) => Math.max(most, listIn(value)?.length ?? 0),
		0,
	);
}

/** More than any list that n8n could hold; a portal that always names a next page ends here. */
const MAX_PAGES = 10_000;

/** A list whose pages do not end. */
export const ENDLESS = rejected('ENDLESS_LIST', `The list did not end after ${MAX_PAGES} pages`, {
	httpCode: '200',
	advice: 'Nothing was changed. Request less data: set a filter.',
});

/** A list of which a part can't be had. */
export const UNREADABLE_NEXT = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 says that the list has more pages, but not where the next one starts',
	{
		httpCode: '200',
		advice: 'Nothing was changed. Run this again, or request less data: set a filter or a limit.',
	},
);

const OTHER_KIND = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 returned a page in a different format from the first one',
	{ httpCode: '200', advice: 'Nothing was changed. Run this again.' },
);

/**
 * Fetches all pages: one after the other, as long as an answer names a `next` one that lies behind it
 * and holds records, up to `total`. A list by offset: each page begins at `start`.
 *
 * @returns all pages as one result, or the first failure
 */
export async function paginate(
	call: Call,
	fetchPage: (page: Call) => Promise<Outcome | Skipped>,
): Promise<Outcome | Skipped> {
	let outcome = await fetchPage(call);
	let start = Number(call.parameters.start) || 0;
	let value = outcome.ok ? outcome.value : undefined;
	for (let pages = 1; outcome.ok; pages += 1) {
		const { next, total } = outcome;
		if (next === undefined) break;
		const records = recordsIn(outcome.value);
		const isNamed = total !== undefined && total > 0;
		if (records === 0 || (isNamed && Math.max(next || 0, start + records) >= total)) break;
		// Of a list whose length nobody tells, a page that leads back is the last one.
		if (next <= start && !isNamed) break;
		if (!(next > start)) return UNREADABLE_NEXT;
		if (pages >= MAX_PAGES) return ENDLESS;
		start = next;
		outcome = await fetchPage({ ...call, parameters: { ...call.parameters, start } });
		if (!outcome.ok) break;
		value = joined(value, outcome.value);
		if (value === undefined) return OTHER_KIND;
	}
	return outcome.ok ? { ...outcome, value } : outcome;
}
