import type { GenericValue } from 'n8n-workflow';

/** The part of JSON Schema that n8n's editor reads. */
export interface Schema {
	type: 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** The schema of one value. */
export function schemaOf(value: GenericValue): Schema {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) {
		const entries = (value as GenericValue[]).map(schemaOf);
		return entries.length === 0
			? { type: 'array' }
			: { type: 'array', items: entries.reduce(merged) };
	}
	if (typeof value === 'object') {
		const properties = Object.entries(value).map(([name, inside]): [string, Schema] => [
			name,
			schemaOf(inside as GenericValue),
		]);
		return { type: 'object', properties: Object.fromEntries(properties) };
	}
	if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
	return { type: typeof value === 'boolean' ? 'boolean' : 'string' };
}

/** The schema of values of which some fit the one and some the other. */
export function merged(one: Schema, other: Schema): Schema {
	if (one.type === 'null') return other;
	if (other.type === 'null') return one;
	if (one.type === 'object' && other.type === 'object') {
		const properties = { ...one.properties };
		for (const [name, schema] of Object.entries(other.properties ?? {})) {
			const known = properties[name];
			properties[name] = known === undefined ? schema : merged(known, schema);
		}
		return { type: 'object', properties };
	}
	const isNumber = ({ type }: Schema) => type === 'integer' || type === 'number';
	if (isNumber(one) && isNumber(other)) return one.type === 'number' ? one : other;
	return one;
}
