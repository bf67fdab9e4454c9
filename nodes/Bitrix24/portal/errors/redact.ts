import { wellFormedText } from '../values';

/** A beginning of a secret as long as this is blotted out too, where a long text was cut. */
const SHORTEST_PART = 4;

/** What is shorter in base64 may stand in any text by chance. */
const SHORTEST_FORM = 8;

/**
 * What a text looks like in base64, wherever it begins in the bytes that are encoded: the characters that
 * depend on nothing before or behind it.
 */
function base64Of(text: string): string[] {
	return [0, 1, 2].map((offset) => {
		const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
		const first = Math.ceil((offset * 8) / 6);
		const last = Math.floor((bytes.length * 8) / 6);
		return bytes.toString('base64').slice(first, last);
	});
}

/** A secret in every form in which an answer may hold it: as it is, as UTF-8 carries it, URL-encoded, in base64. */
function formsOf(secret: string): string[] {
	const carried = wellFormedText(secret);
	const base64 = base64Of(secret);
	const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
	const encoded = [...base64, ...urlSafe].filter((form) => form.length >= SHORTEST_FORM);
	return [...new Set([secret, carried, encodeURIComponent(carried), ...encoded])];
}

/** By the list of a connection's secrets, which renewed tokens join: each item out is redacted. */
const formsByList = new WeakMap<string[], Map<string, string[]>>();

function formsOfAll(secrets: string[]): string[] {
	const known = formsByList.get(secrets) ?? new Map<string, string[]>();
	formsByList.set(secrets, known);
	return secrets.flatMap((secret) => {
		const forms = known.get(secret) ?? formsOf(secret);
		known.set(secret, forms);
		return forms;
	});
}

function withoutCutSecret(text: string, secret: string): string {
	let rest = text;
	for (let length = secret.length - 1; length >= SHORTEST_PART; length -= 1) {
		rest = rest.replaceAll(`${secret.slice(0, length)}…`, '……');
	}
	return rest;
}

/** A text with these secrets blotted out, in any form, and where the text was cut within one. */
export function redactText(text: string, secrets: string[]): string {
	return secrets.reduce((rest, secret) => {
		const whole = formsOf(secret).reduce((part, form) => part.replaceAll(form, '…'), rest);
		return withoutCutSecret(whole, secret);
	}, text);
}

function redactDeep(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map((one: unknown) => redactDeep(one, redact));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, one]) => [
		redact(name),
		redactDeep(one, redact),
	]);
	return Object.fromEntries(entries) as unknown;
}

/**
 * JSON with these secrets blotted out. Links in answers hold the webhook's secret, as `urlMachine` of file
 * fields does (docs/bitrix24-rest.md §9.17).
 */
export function redactJson<T>(json: T, secrets: string[]): T {
	const forms = formsOfAll(secrets);
	if (forms.length === 0) return json;
	const text = JSON.stringify(json);
	if (!forms.some((form) => text.includes(form))) return json;
	const redact = (one: string) => forms.reduce((rest, form) => rest.replaceAll(form, '…'), one);
	return redactDeep(json, redact) as T;
}
