import type { Story } from './story';

/** Every text that can be reached from a value, also over properties that do not enumerate. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return [];
	if (seen.has(value)) return [];
	seen.add(value);
	return Reflect.ownKeys(value).flatMap((key) => [
		String(key),
		...textsIn(Reflect.get(value, key), seen),
	]);
}

/** The webhook's secret is in nothing that a run leaves behind. */
export function noSecretIsLeft({ result, sandbox }: Story): void {
	const left = textsIn([result.thrown, result.run.data.resultData]);
	expect(left.filter((text) => text.includes(sandbox.secret))).toEqual([]);
}
