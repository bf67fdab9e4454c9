import type { IDataObject } from 'n8n-workflow';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is a list of records, as Bitrix24's lists are. */
export const isRecordList = (value: unknown): value is IDataObject[] =>
	Array.isArray(value) && value.every(isObject);

const SHOWN_LENGTH = 60;

/** A text without what can't be seen: control characters, marks that turn its direction, halves of characters. */
export const printable = (text: string): string =>
	text
		.replace(/\p{Cf}+/gu, '')
		.replace(/\p{Cs}/gu, '\ufffd')
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** A text's beginning, without half of a character at its end. */
export const cut = (text: string, length: number): string =>
	text.length > length ? `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** JSON of a value, whatever it is: circular, nested too deep, or with methods that throw. */
function toJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value);
	}
}

/** A value as a message shows it: JSON, cut where it is long. */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	return cut(printable(typeof value === 'number' ? String(value) : toJson(value)), SHOWN_LENGTH);
}

/** "a, b or c": two names or more. */
export const alternatives = (names: string[]): string =>
	`${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** Whether objects and lists stand inside each other more than so many levels deep. */
export function isDeeperThan(value: unknown, levels: number): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > levels) return true;
		level = level.flatMap((one) =>
			typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
		);
	}
	return false;
}

/** A text without the halves of characters that UTF-8 can't carry. */
export const wellFormedText = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** A value as JSON in UTF-8 can carry it: halves of characters become U+FFFD. */
export function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return wellFormedText(value);
	if (Array.isArray(value)) return value.map(wellFormed);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [wellFormedText(name), wellFormed(one)]),
	);
}

/** A whole number from 0 on, given as a number or in digits. */
export function wholeNumberIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
	return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : undefined;
}

/** A time zone's name as Node.js knows it; undefined where it knows none such, as of n8n's "DEFAULT". */
export function knownTimezone(name: string): string | undefined {
	const bare = name.replace(/^["'\s]+|["'\s]+$/g, '');
	try {
		return new Intl.DateTimeFormat('en', { timeZone: bare }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}

/**
 * A text as a portal's database compares it: without regard to case, accents and blanks at the end. So a list
 * filtered by a text may hold records of other texts, too.
 */
export const collated = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.trimEnd();
