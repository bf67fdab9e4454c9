import type { Call, Outcome, Skipped } from '../outcome';
import { rejected } from '../outcome';
import { isObject } from '../values';

/**
 * Puts a page's records behind those before it, in place: a list, or an object that holds lists by name.
 *
 * @returns undefined where the page is of another kind, so that records would be lost
 */
function joined(before: unknown, page: unknown): unknown {
	// PHP writes an empty object as an empty list.
	if (typeof page === 'object' && page !== null && Object.keys(page).length === 0) return before;
	if (Array.isArray(before)) {
		if (!Array.isArray(page)) return undefined;
		for (const record of page as unknown[]) before.push(record);
		return before;
	}
	if (!isObject(before) || !isObject(page)) return undefined;
	const all: Record<string, unknown> = { ...before, ...page };
	for (const [name, records] of Object.entries(before)) {
		if (Array.isArray(records) && name in page) all[name] = joined(records, page[name]);
	}
	return Object.values(all).includes(undefined) ? undefined : all;
}

/** How many records a page holds: a list, or an object that holds lists by name. */
function recordsIn(page: unknown): number {
	if (Array.isArray(page)) return page.length;
	if (!isObject(page)) return 0;
	return Object.values(page).reduce<number>(
		(most, value) => (Array.isArray(value) ? Math.max(most, value.length) : most),
		0,
	);
}

/** More than any list that n8n could hold; a portal that always names a next page ends here. */
const MAX_PAGES = 10_000;

/** A list whose pages do not end. */
export const ENDLESS = rejected(
	'ENDLESS_LIST',
	`Bitrix24 named a next page after ${MAX_PAGES} pages of the list`,
	{ httpCode: '200', advice: 'Nothing was changed. Ask for less: set a filter.' },
);

const OTHER_KIND = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 answered with a page of another kind than the first one of the list',
	{ httpCode: '200', advice: 'Nothing was changed. Run it again.' },
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
	let start = Number(call.parameters.start ?? 0);
	let value = outcome.ok ? outcome.value : undefined;
	for (let pages = 1; outcome.ok; pages += 1) {
		const { next, total } = outcome;
		const isLast =
			recordsIn(outcome.value) === 0 || (total !== undefined && total > 0 && (next ?? 0) >= total);
		if (next === undefined || next <= start || isLast) break;
		if (pages >= MAX_PAGES) return ENDLESS;
		start = next;
		outcome = await fetchPage({ ...call, parameters: { ...call.parameters, start } });
		if (!outcome.ok) break;
		value = joined(value, outcome.value);
		if (value === undefined) return OTHER_KIND;
	}
	return outcome.ok ? { ...outcome, value } : outcome;
}
