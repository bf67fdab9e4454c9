/** What an object holds besides its own properties, also of one from another realm, as n8n's and jest's are. */
function contentsOf(value: object): Iterable<unknown> {
	switch (Object.prototype.toString.call(value)) {
		case '[object Map]':
		case '[object Set]':
		case '[object Headers]':
		case '[object URLSearchParams]':
			return value as Iterable<unknown>;
		case '[object URL]':
			return [String(value)];
		case '[object Uint8Array]':
			return [Buffer.from(value as Uint8Array).toString()];
		default:
			return [];
	}
}

/** Its names, symbols among them, and what can be read of its values, also of those that do not enumerate. */
function* propertiesOf(value: object): Iterable<unknown> {
	if (ArrayBuffer.isView(value)) return;
	for (const key of Reflect.ownKeys(value)) {
		yield key;
		try {
			yield Reflect.get(value, key);
		} catch {
			// A getter that throws has nothing to show.
		}
	}
}

/** Every text that can be reached from these values: what may hold a secret that must not be there. */
export function reachableTexts(...values: unknown[]): string[] {
	const texts: string[] = [];
	const seen = new Set<unknown>();
	const left = values;
	while (left.length > 0) {
		const value = left.pop();
		if (typeof value === 'string') texts.push(value);
		if (typeof value === 'symbol') texts.push(value.description ?? '');
		if ((typeof value !== 'object' && typeof value !== 'function') || value === null) continue;
		if (seen.has(value)) continue;
		seen.add(value);
		for (const inner of contentsOf(value)) left.push(inner);
		for (const inner of propertiesOf(value)) left.push(inner);
	}
	return texts;
}

/** Those of them that hold one of these secrets. */
export function textsWith(secrets: string[], ...values: unknown[]): string[] {
	return reachableTexts(...values).filter((text) =>
		secrets.some((secret) => text.includes(secret)),
	);
}
