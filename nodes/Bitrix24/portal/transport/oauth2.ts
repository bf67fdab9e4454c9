import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { secretsOf } from '../connection/oauth2Credential';
import { GRANT_ENDED, NOT_RENEWED, STILL_EXPIRED, tokenRefusal } from '../errors/tokenRefusal';
import type { Failure } from '../outcome';
import { networkFailure } from './networkErrors';
import type { HttpResponse } from './httpResponse';
import { parseResponse } from './response';
import { readResponse } from './responseBody';

/** The portal's words for a token whose hour is over. */
const EXPIRED = ['expired_token', 'invalid_token'];

const hasExpired = (response: HttpResponse): boolean => {
	const outcome = parseResponse(response);
	return !outcome.ok && EXPIRED.includes(outcome.code);
};

/** What n8n's helper threw: its cause is the HTTP client's, with the request that failed. */
interface Thrown extends Error {
	description?: string | null;
	cause?: {
		config?: { url?: string };
		response?: { status: number; data: unknown };
		/** The token server's answer, where it was a refusal. */
		body?: unknown;
	};
}

/** The token server's refusal, or trouble on the way to it. */
function refreshFailure({ cause, description, message }: Thrown): Failure {
	if (/reconnect|invalid_grant|no refresh token|revoked/i.test(`${message} ${description ?? ''}`)) {
		return GRANT_ENDED;
	}
	return tokenRefusal(cause?.body) ?? NOT_RENEWED;
}

/**
 * Sends one request with the token of an application. n8n renews a token on any 401, but Bitrix24
 * answers 401 for scopes, plans and users too, and blocks applications that renew without need: so the
 * answer is read first, and only a token that has expired is sent again in a way that lets n8n renew it.
 * n8n renews once for any number of requests; what can't be renewed is not tried again in the run.
 */
export async function sendWithOAuth2(
	caller: IAllExecuteFunctions,
	connection: Connection,
	options: IHttpRequestOptions,
	type: string,
): Promise<HttpResponse | Failure> {
	const { abortSignal: deadline } = options as { abortSignal?: AbortSignal };
	// n8n would cut the connection of a cancelled execution, and nobody could tell whether it was done.
	const uncut = Object.create(caller, {
		getExecutionCancelSignal: { value: () => deadline },
	}) as IAllExecuteFunctions;
	const request = async (more: Partial<IHttpRequestOptions>): Promise<HttpResponse> =>
		(await caller.helpers.httpRequestWithAuthentication.call(uncut, type, {
			...options,
			...more,
		})) as HttpResponse;
	const failure = (error: unknown): Failure => networkFailure(error, connection.host);
	const read = async (response: HttpResponse | Failure): Promise<HttpResponse | Failure> =>
		'body' in response ? await readResponse(response, deadline).catch(failure) : response;
	if (connection.authFailure !== undefined) return connection.authFailure;
	const first = await read(await request({}).catch(failure));
	if (!('body' in first) || !hasExpired(first)) return first;

	const second = await request({ ignoreHttpStatusErrors: { ignore: true, except: [401] } }).catch(
		(error: Thrown) => {
			const { config, response } = error.cause ?? {};
			if (config?.url !== options.url) return (connection.authFailure = refreshFailure(error));
			if (response === undefined) return failure(error);
			return { body: response.data, statusCode: response.status, headers: {} };
		},
	);
	const answered = await read(second);
	// What the new token is, so that it can be blotted out, too.
	const credential = await caller.getCredentials<IDataObject>(type).catch((): IDataObject => ({}));
	const renewed = secretsOf(credential);
	connection.secrets.push(...renewed.filter((secret) => !connection.secrets.includes(secret)));
	if (!('body' in answered)) return answered;
	if (!hasExpired(answered)) return answered;
	// n8n keeps a refusal that came with HTTP 200 as if it were a token.
	return (connection.authFailure = tokenRefusal(credential.oauthTokenData) ?? STILL_EXPIRED);
}
