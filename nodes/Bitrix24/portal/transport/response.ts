import type { IDataObject } from 'n8n-workflow';
import type { Failure, OperatingTime, Outcome } from '../outcome';
import { failed } from '../outcome';
import { effectOf } from '../errors/catalog';

/** What came back over HTTP: the parsed JSON, or the text where it was none. */
export interface Response {
	body: unknown;
	statusCode: number;
	headers: IDataObject;
}

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * Reads an error in any of its shapes: `error` may be a string ("0" on current portals), a number (0
 * on older ones), empty, or an object as in REST 3.0, and the HTTP status may be 200 all the same
 * (bitrix24-rest.md, facts 1 to 3).
 */
function parseError(body: IDataObject, status: number): Failure {
	const { error } = body;
	const code = isObject(error) ? text(error.code) : text(error);
	const words = isObject(error)
		? text(error.message) || text(error.error_description)
		: text(body.error_description);
	return {
		code,
		message: words || code || 'Bitrix24 refused the call and gave no reason',
		httpCode: String(status),
		effect: effectOf(code, words, status),
	};
}

/** Reads an answer that is not Bitrix24's JSON: what a front, a proxy or a broken line leaves. */
function nonJsonFailure({ body, statusCode: status }: Response): Failure {
	const words =
		body === '' || body === undefined || body === null
			? 'an empty body'
			: typeof body === 'string' && /^\s*</.test(body)
				? 'a web page instead of JSON'
				: typeof body === 'string'
					? 'a body that is cut off or not JSON'
					: 'a body without a result';
	// A front that answers 4xx did not hand the call on; 408 and 429 say nothing of that.
	const handedOn = status < 400 || status >= 500 || status === 408 || status === 429;
	return {
		code: 'UNEXPECTED_ANSWER',
		message: `Bitrix24 answered with ${words} (HTTP ${status})`,
		httpCode: String(status),
		effect: handedOn ? 'unknown' : 'rejected',
	};
}

/** A redirect is not followed: a POST would become a GET, and the secret would go to another host. */
function redirectFailure({ headers, statusCode }: Response): Failure {
	let host = '';
	try {
		host = new URL(text(headers.location)).host;
	} catch {
		// a relative or missing Location names no new address
	}
	return {
		code: 'PORTAL_MOVED',
		message: host === '' ? 'Bitrix24 answered with a redirect' : `The portal has moved to ${host}`,
		httpCode: String(statusCode),
		effect: 'notExecuted',
	};
}

/**
 * Turns Bitrix24's envelope into an outcome. Looks at the body first, at the HTTP status only where
 * the body says nothing.
 */
export function parseResponse(response: Response): Outcome {
	const { body, statusCode } = response;
	if (isObject(body)) {
		if ('error' in body && !(body.error === null && 'result' in body)) {
			return failed(parseError(body, statusCode));
		}
		if (body.result !== undefined) {
			return {
				ok: true,
				result: body.result,
				...(typeof body.next === 'number' && { next: body.next }),
				...(typeof body.total === 'number' && { total: body.total }),
			};
		}
	}
	if (statusCode >= 300 && statusCode < 400) return failed(redirectFailure(response));
	return failed(nonJsonFailure(response));
}

/** The portal's own time beside a result: absent on self-hosted portals and in errors. */
export function parseOperatingTime(body: unknown): OperatingTime {
	const time = isObject(body) && isObject(body.time) ? body.time : {};
	return {
		...(typeof time.operating === 'number' && { operating: time.operating }),
		...(typeof time.operating_reset_at === 'number' && {
			operating_reset_at: time.operating_reset_at,
		}),
	};
}
