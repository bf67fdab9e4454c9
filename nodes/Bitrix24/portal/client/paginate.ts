import type { Call, Outcome, Skipped } from '../outcome';
import { isObject } from '../values';

/** Puts a page's records behind those before it: a list, or an object that holds lists by name. */
function joined(before: unknown, page: unknown): unknown {
	if (Array.isArray(before) && Array.isArray(page)) return [...before, ...(page as unknown[])];
	if (!isObject(before) || !isObject(page)) return page;
	return Object.fromEntries(
		Object.entries({ ...before, ...page }).map(([name, value]) => [
			name,
			Array.isArray(value) ? joined(before[name] ?? [], value) : value,
		]),
	);
}

/**
 * Fetches all pages: one after the other, as long as an answer names a `next` one. A list by offset:
 * each page begins at `start`.
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
	while (outcome.ok && outcome.next !== undefined && outcome.next > start) {
		start = outcome.next;
		outcome = await fetchPage({ ...call, parameters: { ...call.parameters, start } });
		if (outcome.ok) value = joined(value, outcome.value);
	}
	return outcome.ok ? { ...outcome, value } : outcome;
}
