import { isPhpArray, type PhpArray } from '../http/phpValues';

const REFERENCE = /\$(result|next|total|time|error)([^\s]*)/gi;

/** What the batch has answered so far, by the names that references use. */
export type Answers = Record<'result' | 'next' | 'total' | 'time' | 'error', PhpArray>;

function lookUp(answers: Answers, kind: string, path: string[]): unknown {
	let value: unknown = (answers as PhpArray)[kind];
	for (const key of path) {
		// A path that leads nowhere stays at the last thing found, as real portals do it.
		if (!isPhpArray(value) || value[key] === undefined || value[key] === null) break;
		value = value[key];
	}
	return value;
}

function resolveText(given: string, answers: Answers): unknown {
	let resolved = given;
	for (const [whole, kind = '', rest = ''] of given.matchAll(REFERENCE)) {
		const path = [...rest.matchAll(/\[([^\]]+)\]/g)].map((part) => part[1] ?? '');
		if (path.length === 0) continue;
		const value = lookUp(answers, kind, path);
		if (whole === given) return value;
		if (typeof value !== 'string' && typeof value !== 'number') continue;
		resolved = resolved.replaceAll(whole, () => String(value));
	}
	return resolved;
}

/** Puts earlier answers in for $result[key][field]; user text that looks so is replaced too (section 4). */
export function resolveReferences(value: unknown, answers: Answers): unknown {
	if (typeof value === 'string') return resolveText(value, answers);
	if (Array.isArray(value)) return value.map((one) => resolveReferences(one, answers));
	if (!isPhpArray(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, resolveReferences(inner, answers)]),
	);
}
