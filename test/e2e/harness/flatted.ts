/**
 * The data of an execution as n8n's REST API answers it: a list in which every string inside an object
 * or a list is the place of a value in the first list.
 */
export function unflatten(text: string): unknown {
	const parts = JSON.parse(text) as unknown[];
	const made = new Map<number, unknown>();
	const partAt = (place: number): unknown => {
		const part = parts[place];
		if (typeof part !== 'object' || part === null) return part;
		if (made.has(place)) return made.get(place);
		const whole: Record<string, unknown> | unknown[] = Array.isArray(part) ? [] : {};
		// Known before it is filled: what it holds may point back to it.
		made.set(place, whole);
		for (const [key, value] of Object.entries(part)) {
			Object.assign(whole, { [key]: typeof value === 'string' ? partAt(Number(value)) : value });
		}
		return whole;
	};
	return partAt(0);
}
