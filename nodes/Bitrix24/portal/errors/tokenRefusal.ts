import type { Failure } from '../outcome';
import { notExecuted } from '../outcome';
import { isObject } from '../values';
import { plainText } from './plainText';
import { plan } from './texts';

const UNSENT = 'Nothing was sent for this item.';

/** What to do where the authorization server says nothing of its own, or what nobody knows. */
const LATER = `${UNSENT} Run it again later; if this comes again, check Authorization Server, Client ID and Client Secret in the Bitrix24 OAuth2 API credential.`;

const CLIENT = `${UNSENT} Check Client ID and Client Secret in the Bitrix24 OAuth2 API credential against the application’s card in the portal, then connect it again.`;

const CONNECT = `${UNSENT} Open the Bitrix24 OAuth2 API credential and connect it again: access ends after 180 days without use, and when the application is installed anew.`;

const SCOPE = `${UNSENT} Check the scopes in the application’s card in the portal, then connect the credential again.`;

/** By the server's code (docs/bitrix24-rest.md §2 and §9.16). */
const ADVICE = new Map([
	['invalid_client', CLIENT],
	['wrong_client', CLIENT],
	['unauthorized_client', CLIENT],
	['invalid_scope', SCOPE],
	['insufficient_scope', SCOPE],
	[
		'NOT_INSTALLED',
		`${UNSENT} The application is not installed on the portal: install it there, or finish its installation, then connect the credential again.`,
	],
	['PAYMENT_REQUIRED', `${UNSENT} ${plan}`],
]);

const notRenewed = (code: string, message: string, advice: string): Failure =>
	notExecuted(code, message, { advice, httpCode: '401' });

/** The grant has come to its end: only a person can give a new one. */
export const GRANT_ENDED = notRenewed(
	'invalid_grant',
	'The access to the portal has ended and could not be renewed',
	CONNECT,
);

/** No answer of the authorization server's, or none that says why. */
export const NOT_RENEWED = notRenewed(
	'TOKEN_NOT_RENEWED',
	'The access to the portal could not be renewed: the authorization server did not answer as it should',
	LATER,
);

/** The server answered as if it had renewed the token, and the token is still not taken. */
export const STILL_EXPIRED = notRenewed(
	'expired_token',
	'The access token provided has expired, and it could not be renewed',
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
	const message = `The access to the portal could not be renewed: ${words}`;
	return notRenewed(code, message, ADVICE.get(code) ?? LATER);
}
