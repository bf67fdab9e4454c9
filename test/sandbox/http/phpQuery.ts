import { isPhpArray, phpArray, type PhpArray } from './phpValues';

function decode(text: string): string {
	const spaced = text.replaceAll('+', ' ');
	try {
		return decodeURIComponent(spaced);
	} catch {
		return spaced;
	}
}

function assign(target: PhpArray, path: string[], value: string): void {
	let node = target;
	for (const [depth, part] of path.entries()) {
		const key = part === '' ? String(Object.keys(node).length) : part;
		if (depth === path.length - 1) {
			node[key] = value;
			return;
		}
		const next = node[key];
		if (isPhpArray(next)) node = next;
		else {
			const created: PhpArray = Object.create(null);
			node[key] = created;
			node = created;
		}
	}
}

function listed(value: unknown): unknown {
	if (!isPhpArray(value)) return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, listed(inner)] as const);
	return phpArray(Object.fromEntries(entries));
}

/** Reads a query or form body as PHP's parse_str does: a[b][]=1 becomes nested. Values are strings. */
export function parsePhpQuery(text: string): PhpArray {
	const flat: PhpArray = Object.create(null);
	for (const pair of text.split('&')) {
		if (pair === '') continue;
		const at = pair.indexOf('=');
		const name = decode(at < 0 ? pair : pair.slice(0, at));
		const value = at < 0 ? '' : decode(pair.slice(at + 1));
		const bracket = name.indexOf('[');
		if (bracket <= 0) {
			flat[name.replace(/[ .]/g, '_')] = value;
			continue;
		}
		const inner = [...name.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '');
		assign(flat, [name.slice(0, bracket), ...inner], value);
	}
	return Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, listed(value)]));
}
