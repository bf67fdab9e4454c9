import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { accessTokenOf, hasRefreshToken, secretsOf } from '../connection/oauth2Credential';
import {
	GRANT_ENDED,
	isPassing,
	refreshFailure,
	STILL_EXPIRED,
	tokenRefusal,
} from '../errors/tokenRefusal';
import { withDeadline } from '../limits/deadline';
import type { Failure } from '../outcome';
import { CANCELED } from './failures';
import type { HttpResponse } from './httpResponse';
import { parseResponse } from './response';
import { letRenew, withToken } from './tokenRenewal';

/** The portal's words for a token whose hour is over. */
const EXPIRED = ['expired_token', 'invalid_token'];

const hasExpired = (response: HttpResponse): boolean => {
	const outcome = parseResponse(response);
	return !outcome.ok && EXPIRED.includes(outcome.code);
};

/** What n8n may take to read the credential from its database. */
const CREDENTIAL_TIMEOUT_MS = 60_000;

/** Sends one request within its time, and reads the answer. */
export type Attempt = (
	request: (options: IHttpRequestOptions) => Promise<HttpResponse>,
) => Promise<HttpResponse | Failure>;

/** An application's way to a portal. */
interface Access {
	caller: IAllExecuteFunctions;
	connection: Connection;
	/** The type of its credential. */
	type: string;
	options: IHttpRequestOptions;
}

/**
 * Reads the credential anew, which this run, another one or another process may have renewed.
 *
 * @param refused the token that the portal did not take
 * @returns true where it has another one now, else what it has; undefined where it can't be read
 */
async function hasAnother(
	{ caller, connection, type }: Access,
	refused: string | undefined,
): Promise<IDataObject | true | undefined> {
	const credential = await withDeadline<IDataObject | undefined>(
		CREDENTIAL_TIMEOUT_MS,
		async () => await caller.getCredentials<IDataObject>(type).catch(() => undefined),
		() => undefined,
	);
	if (credential === undefined) return undefined;
	// So that they can be blotted out, too.
	const secrets = secretsOf(credential);
	connection.secrets.push(...secrets.filter((secret) => !connection.secrets.includes(secret)));
	const token = accessTokenOf(credential);
	if (token === undefined || token === refused) return credential;
	connection.accessToken = token;
	return true;
}

/**
 * Renews the token.
 *
 * @param known the credential as it was last read
 * @param refused the token that the portal did not take
 * @returns why there is no other one
 */
async function renew(
	access: Access,
	known: IDataObject | undefined,
	refused: string | undefined,
): Promise<Failure | undefined> {
	const { caller, connection, type, options } = access;
	if (known !== undefined && !hasRefreshToken(known)) return (connection.authFailure = GRANT_ENDED);
	const thrown = await letRenew(caller, connection, type, options);
	const found = await hasAnother(access, refused);
	if (found === true || (found ?? thrown) === undefined) return undefined;
	// n8n keeps a refusal that came with HTTP 200 as if it were a token.
	const failure =
		tokenRefusal(found?.oauthTokenData) ??
		(thrown === undefined ? STILL_EXPIRED : refreshFailure(thrown));
	if (!isPassing(thrown)) connection.authFailure = failure;
	return failure;
}

/**
 * Sends one request with the token of an application. n8n renews a token on any 401, but Bitrix24
 * answers 401 for scopes, plans and users too, and blocks applications that renew without need: so no
 * status of the request throws, and a token that has expired is renewed by a request of its own, which
 * changes nothing. Whether it was is seen from the credential. What can't be renewed is not tried again
 * in the run.
 *
 * @param canceled aborted when the execution is cancelled: then nothing is sent with the new token
 */
export async function sendWithOAuth2(
	access: Access,
	attempt: Attempt,
	canceled?: AbortSignal,
): Promise<HttpResponse | Failure> {
	const { caller, connection, type } = access;
	for (let isRenewed = false; ;) {
		if (connection.authFailure !== undefined) return connection.authFailure;
		const { accessToken } = connection;
		const answered = await attempt(async (limited) => await withToken(caller, type, limited));
		if (!('body' in answered) || !hasExpired(answered)) return answered;
		// Another request of the run may have found out meanwhile.
		if (connection.authFailure !== undefined) return connection.authFailure;
		if (isRenewed) return (connection.authFailure = STILL_EXPIRED);
		const known = await hasAnother(access, accessToken);
		if (known !== true) {
			const failure = await renew(access, known, accessToken);
			if (failure !== undefined) return failure;
			isRenewed = true;
		}
		if (canceled?.aborted === true) return CANCELED;
	}
}
