import type { Failure, Outcome } from '../outcome';
import { effectUnknown, notExecuted, rejected } from '../outcome';
import { effectOf } from '../errors/catalog';
import { pageText, plainText } from '../errors/plainText';
import { redirectFailure } from '../errors/redirect';
import { clock } from '../limits/clock';
import type { MethodTime } from '../limits/operatingTime';
import { cut, isObject, wholeNumberIn } from '../values';
import type { HttpResponse } from './httpResponse';

/** Bitrix24's own codes are shorter by far. */
const MAX_CODE_LENGTH = 100;

const textOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * Reads an error in any of its shapes: `error` may be a string ("0" on current portals), a number (0
 * on older ones), empty, or an object as in REST 3.0, and the HTTP status may be 200 all the same
 * (docs/bitrix24-rest.md §0, facts 1 to 3).
 *
 * @returns undefined for one that says nothing, where the method may have been run
 */
function parseError(body: Record<string, unknown>, status: number): Failure | undefined {
	const { error } = body;
	const code = cut(
		plainText(isObject(error) ? textOf(error.code) : textOf(error)),
		MAX_CODE_LENGTH,
	);
	const message = plainText(
		isObject(error)
			? textOf(error.message) || textOf(error.error_description)
			: textOf(body.error_description),
	);
	if (message === '' && code === '' && mayHaveRun(status)) return undefined;
	return {
		ok: false,
		code,
		message: message || code || 'Bitrix24 refused the request and gave no reason',
		httpCode: String(status),
		effect: effectOf({ code, message }, status),
	};
}

const PROXY_REFUSED = notExecuted(
	'PROXY_AUTH_REQUIRED',
	'The proxy between n8n and the portal requires a user name and password (HTTP 407)',
	{
		httpCode: '407',
		advice:
			'Nothing was sent to Bitrix24. Add them to the proxy’s address: Proxy in Request Options, or HTTPS_PROXY in n8n’s environment.',
	},
);

/** A front that answers 4xx did not hand the call on; 408 and 429 say nothing of that. */
const mayHaveRun = (status: number): boolean =>
	status < 400 || status >= 500 || status === 408 || status === 429;

/** An answer that is not Bitrix24's JSON: what a front, a proxy or a broken line leaves. */
function nonJsonFailure({ body, statusCode: status }: HttpResponse): Failure {
	const words =
		body === '' || body === undefined || body === null
			? 'an empty body'
			: typeof body === 'string' && /^\s*</.test(body)
				? 'a web page instead of JSON'
				: typeof body === 'string'
					? 'truncated or invalid JSON'
					: isObject(body) && 'error' in body
						? 'an error without a message'
						: 'a body without a result';
	if (status === 407) return PROXY_REFUSED;
	const failure = mayHaveRun(status) ? effectUnknown : rejected;
	return failure('UNEXPECTED_ANSWER', `Bitrix24 responded with ${words} (HTTP ${status})`, {
		httpCode: String(status),
	});
}

/** Such a failure with what the page says, where it is one. */
function withPageText(failure: Failure, body: unknown): Failure {
	const text = typeof body === 'string' && /<[a-z!]/i.test(body) ? pageText(body) : '';
	return text === '' || failure.code !== 'UNEXPECTED_ANSWER'
		? failure
		: { ...failure, message: `${failure.message}: “${text}”` };
}

/** Before this the methods did not exist: a portal's clock that is behind it is wrong. */
const EARLIEST_MS = Date.UTC(2020, 0, 1);

/** Seconds, given as a number or in digits. */
function secondsIn(value: unknown): number | undefined {
	const isText = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);
	return isText ? Number(value) : typeof value === 'number' ? value : undefined;
}

/** When the portal finished an answer, in ms since the epoch; undefined where it does not tell, or tells nonsense. */
function finishedAt(time: unknown): number | undefined {
	const ms = isObject(time) ? (secondsIn(time.finish) ?? NaN) * 1000 : NaN;
	return ms >= EARLIEST_MS && Number.isFinite(new Date(ms).getTime()) ? ms : undefined;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Where the next page begins, in digits too. None is named by what PHP has for nothing. */
function nextIn(value: unknown): number | undefined {
	const isNone =
		value === undefined || value === null || value === false || value === '' || isEmptyList(value);
	return isNone ? undefined : (wholeNumberIn(value) ?? NaN);
}

/**
 * Turns Bitrix24's envelope into an outcome. Looks at the body first, at the HTTP status only where
 * the body says nothing.
 *
 * @param host the portal's, which tells a redirect within the portal from one to another
 */
export function parseResponse(response: HttpResponse, host?: string): Outcome {
	const { body, headers, statusCode } = response;
	if (isObject(body)) {
		if ('error' in body && !(body.error === null && 'result' in body)) {
			return parseError(body, statusCode) ?? nonJsonFailure(response);
		}
		if (body.result !== undefined) {
			const [next, total] = [nextIn(body.next), wholeNumberIn(body.total)];
			const answeredAt = finishedAt(body.time);
			return {
				ok: true,
				value: body.result,
				...(next !== undefined && { next }),
				...(total !== undefined && { total }),
				...(answeredAt !== undefined && { answeredAt }),
			};
		}
	}
	return statusCode >= 300 && statusCode < 400
		? redirectFailure(headers.location, statusCode, host)
		: withPageText(nonJsonFailure(response), body);
}

/** The portal counts operating time over ten minutes: docs/bitrix24-rest.md §3. */
const MAX_BLOCK_MS = 20 * 60_000;

/** The longest that a method is believed to take: docs/bitrix24-rest.md §3. */
const MAX_DURATION_MS = 10 * 60_000;

/**
 * What an answer's `time` says of its method. Both moments of the reset are taken from the portal's clock where it
 * tells both.
 *
 * @param time of the answer, or of one command of a batch
 * @param requestTime of the whole answer: a command may have finished long before it came. The same unless told
 * @returns without what the portal does not tell, as self-hosted ones and errors, or tells nonsense of
 */
export function methodTimeIn(time: unknown, requestTime = time): MethodTime {
	const { operating_reset_at: resetAt, duration, finish: ownFinish } = isObject(time) ? time : {};
	const finish = isObject(requestTime) ? requestTime.finish : undefined;
	const now = secondsIn(finish) ?? secondsIn(ownFinish) ?? clock.now() / 1000;
	const resetsInMs = ((secondsIn(resetAt) ?? NaN) - now) * 1000;
	const durationMs = (secondsIn(duration) ?? NaN) * 1000;
	return {
		...(Math.abs(resetsInMs) <= MAX_BLOCK_MS && { resetsInMs: Math.max(0, resetsInMs) }),
		...(durationMs >= 0 && durationMs <= MAX_DURATION_MS && { durationMs }),
	};
}
