import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/values';

/** One call of Bitrix24 that says that something happened: docs/bitrix24-rest.md §5. */
export interface EventPayload {
	/** Bitrix24's event, in upper case. */
	event: string;
	/** The payment's id; undefined where the call names none. */
	id?: number;
	/** When Bitrix24 sent it, in ms since the epoch, by the portal's clock. */
	sentAt?: number;
	/** Who did it, where the call tells. */
	userId?: number;
	domain: string;
	memberId: string;
	applicationToken: string;
}

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * A value of a body that PHP's `http_build_query` wrote. n8n leaves the keys flat
 * (`data[FIELDS][ID]`); a proxy or a test may hand them on nested.
 */
function valueAt(body: IDataObject, [first = '', ...rest]: string[]): string {
	const flat = first + rest.map((name) => `[${name}]`).join('');
	if (Object.hasOwn(body, flat)) return textOf(body[flat]);
	let value: unknown = body;
	for (const name of [first, ...rest]) {
		if (!isObject(value) || !Object.hasOwn(value, name)) return '';
		value = value[name];
	}
	return textOf(value);
}

const wholeNumber = (text: string): number | undefined =>
	/^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/** Reads the body of a call. What it does not have is empty. */
export function parsePayload(body: unknown): EventPayload {
	const fields = isObject(body) ? body : {};
	const at = (...path: string[]) => valueAt(fields, path);
	const id = wholeNumber(at('data', 'FIELDS', 'ID'));
	const seconds = wholeNumber(at('ts'));
	const userId = wholeNumber(at('auth', 'user_id'));
	return {
		event: at('event').toUpperCase(),
		...(id !== undefined && { id }),
		...(seconds !== undefined && { sentAt: seconds * 1000 }),
		...(userId !== undefined && { userId }),
		domain: at('auth', 'domain').toLowerCase(),
		memberId: at('auth', 'member_id'),
		applicationToken: at('auth', 'application_token'),
	};
}
