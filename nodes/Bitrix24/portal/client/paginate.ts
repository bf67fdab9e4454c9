import { isObject } from '../transport/response';
import type { Call, Outcome } from '../outcome';

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
 * Asks for page after page, as long as an answer names a `next` one. A list by offset: each page
 * begins at `start`.
 *
 * @returns all pages as one result, or the first failure
 */
export async function paginate(
	call: Call,
	ask: (page: Call) => Promise<Outcome>,
): Promise<Outcome> {
	let outcome = await ask(call);
	let start = Number(call.parameters.start ?? 0);
	let result = outcome.ok ? outcome.result : undefined;
	while (outcome.ok && outcome.next !== undefined && outcome.next > start) {
		start = outcome.next;
		outcome = await ask({ ...call, parameters: { ...call.parameters, start } });
		if (outcome.ok) result = joined(result, outcome.result);
	}
	return outcome.ok ? { ...outcome, result } : outcome;
}
