import type { Failure } from '../outcome';
import { notExecuted } from '../outcome';
import { isObject } from '../values';
import { plainText } from './plainText';
import { plan } from './texts';

const UNSENT = 'Nothing was sent for this item.';

/** What to do where the authorization server says nothing of its own, or what nobody knows. */
const LATER = `${UNSENT} Run it again later. If it happens again, check Authorization Server, Client ID and Client Secret in the Bitrix24 OAuth2 API credential.`;

const CLIENT = `${UNSENT} Check Client ID and Client Secret in the Bitrix24 OAuth2 API credential: they must match the application’s settings in Bitrix24. Then connect the credential again.`;

const CONNECT = `${UNSENT} Open the Bitrix24 OAuth2 API credential and connect it again. Access expires after 180 days without use, and when the application is reinstalled.`;

const SCOPE = `${UNSENT} Check the scopes in the application’s settings in Bitrix24, then connect the credential again.`;

/** By the server's code (docs/bitrix24-rest.md §2 and §9.16). */
const ADVICE = new Map([
	['invalid_client', CLIENT],
	['wrong_client', CLIENT],
	['unauthorized_client', CLIENT],
	['invalid_scope', SCOPE],
	['insufficient_scope', SCOPE],
	[
		'NOT_INSTALLED',
		`${UNSENT} The application is not installed on the portal. Install it, or finish its installation, then connect the credential again.`,
	],
	['PAYMENT_REQUIRED', `${UNSENT} ${plan}`],
]);

const notRenewed = (code: string, message: string, advice: string): Failure =>
	notExecuted(code, message, { advice, httpCode: '401' });

/** The grant has come to its end: only a person can give a new one. */
export const GRANT_ENDED = notRenewed(
	'invalid_grant',
	'Access to the portal has expired and could not be refreshed',
	CONNECT,
);

/** No answer, or none that says why: of the authorization server, or of the portal that was to refuse the old token. */
export const NOT_RENEWED = notRenewed(
	'TOKEN_NOT_RENEWED',
	'The access token could not be refreshed: unexpected response from the portal or the authorization server',
	LATER,
);

/** The server answered as if it had renewed the token, and the token is still not taken. */
export const STILL_EXPIRED = notRenewed(
	'expired_token',
	'The access token has expired and could not be refreshed',
	CLIENT,
);

/**
 * The authorization server's refusal to renew a token, in its own words.
 *
 * @param answer what it answered
 * @returns undefined where that says no reason
 */
export function tokenRefusal(answer: unknown): Failure | undefined {
	if (!isObject(answer) || typeof answer.error !== 'string' || answer.error === '')
		return undefined;
	const { error, error_description: text } = answer;
	if (error === 'invalid_grant') return GRANT_ENDED;
	const code = plainText(error);
	const words = (typeof text === 'string' && plainText(text)) || code;
	const message = `The access token could not be refreshed: ${words}`;
	return notRenewed(code, message, ADVICE.get(code) ?? LATER);
}

/**
 * Codes by the words that n8n has for them, or the server: an n8n of 1.110 to 2.30 tells nothing else (the
 * texts of RFC 6749 in n8n's OAuth2 client, docs/bitrix24-rest.md §2).
 */
const CODES: Array<[RegExp, string]> = [
	[/^Client authentication failed|^Client not found/, 'invalid_client'],
	[/^The client is not authorized/, 'unauthorized_client'],
	[/^The requested scope is invalid|^Invalid scope/, 'invalid_scope'],
	[/^Application not installed/i, 'NOT_INSTALLED'],
	[/^Payment required/i, 'PAYMENT_REQUIRED'],
];

/** What n8n throws where it could not renew a token. */
interface Thrown {
	message?: unknown;
	description?: unknown;
	/** Of an answer its HTTP status; of none the code of Node.js; of a refusal "EAUTH". */
	httpCode?: unknown;
	/** The token server's answer, where it was a refusal and n8n tells it. */
	cause?: { body?: unknown };
}

const partsOf = (thrown: unknown): Thrown =>
	typeof thrown === 'object' && thrown !== null ? thrown : {};

const GRANT = /reconnect|invalid_grant|revoked/i;

/** Why n8n could not renew a token, from what it threw. */
export function refreshFailure(thrown: unknown): Failure {
	const { message, description, httpCode, cause } = partsOf(thrown);
	if (GRANT.test(`${String(message)} ${String(description)}`)) return GRANT_ENDED;
	const told = tokenRefusal(cause?.body);
	if (told !== undefined || httpCode !== 'EAUTH') return told ?? NOT_RENEWED;
	const words = String(message);
	const error = CODES.find(([pattern]) => pattern.test(words))?.[1] ?? NOT_RENEWED.code;
	return tokenRefusal({ error, error_description: words }) ?? NOT_RENEWED;
}

/** Whether the portal had no room for the request that was to renew the token. */
export const isBusy = (thrown: unknown): boolean =>
	['429', '503'].includes(String(partsOf(thrown).httpCode));

/** Whether the next request of the same run may fare better: nobody has refused to renew the token. */
export const isPassing = (thrown: unknown): boolean =>
	isBusy(thrown) ||
	/^(E(CONN|HOST|NET|ADDR|PIPE|TIMEDOUT)|ENOTFOUND|EAI_)/.test(String(partsOf(thrown).httpCode));
