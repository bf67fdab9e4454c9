import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { accessTokenOf, hasRefreshToken, secretsOf } from '../connection/oauth2Credential';
import {
	GRANT_ENDED,
	isBusy,
	isPassing,
	refreshFailure,
	STILL_EXPIRED,
	tokenRefusal,
} from '../errors/tokenRefusal';
import { clock } from '../limits/clock';
import { withDeadline } from '../limits/deadline';
import type { Failure } from '../outcome';
import { isObject } from '../values';
import { CANCELED } from './failures';
import type { HttpResponse } from './httpResponse';
import { parseResponse } from './response';

/** The portal's words for a token whose hour is over. */
const EXPIRED = ['expired_token', 'invalid_token'];

const hasExpired = (response: HttpResponse): boolean => {
	const outcome = parseResponse(response);
	return !outcome.ok && EXPIRED.includes(outcome.code);
};

/** How long a renewal may take: it is no request's own, so no request's timeout ends it. */
const RENEWAL_TIMEOUT_MS = 60_000;

/** How often it is begun where the portal has no room for its request, and the wait between, in ms. */
const RENEWAL_TRIES = 4;
const RENEWAL_WAIT_MS = 1000;

/** How many tokens a request is tried with: the credential might have another one at each look. */
const MAX_TOKENS = 4;

/** Renewals that are under way in this process: a refresh token is good for one. */
const underWay = new Map<string, Promise<unknown>>();

/** Sends a request with the credential's token. */
async function withToken(
	caller: IAllExecuteFunctions,
	type: string,
	options: IHttpRequestOptions,
): Promise<HttpResponse> {
	const { abortSignal } = options as { abortSignal?: AbortSignal };
	// n8n would cut the connection of a cancelled execution, and nobody could tell whether it was done.
	const uncut = Object.create(caller, {
		getExecutionCancelSignal: { value: () => abortSignal },
	}) as IAllExecuteFunctions;
	const send = caller.helpers.httpRequestWithAuthentication;
	return (await send.call(uncut, type, options)) as HttpResponse;
}

/** Sends the request that changes nothing; gives what is thrown. */
async function probe(
	caller: IAllExecuteFunctions,
	{ address }: Connection,
	type: string,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const done = new AbortController();
	const read = async (overdue: AbortSignal): Promise<unknown> => {
		const request = { url: `${address}/method.get`, body: { name: 'method.get' } };
		const limits = {
			timeout: RENEWAL_TIMEOUT_MS,
			abortSignal: AbortSignal.any([overdue, done.signal]),
		};
		const all = { ...options, ...request, ...limits, ignoreHttpStatusErrors: false };
		return await withToken(caller, type, all).then(
			() => undefined,
			(error: unknown) => error,
		);
	};
	const thrown = await withDeadline<unknown>(
		RENEWAL_TIMEOUT_MS,
		read,
		() => new Error('ETIMEDOUT'),
	);
	// Its answer is a stream that nobody reads.
	done.abort();
	return thrown;
}

async function probeUntilHeard(...given: Parameters<typeof probe>): Promise<unknown> {
	for (let tries = 1; ; tries += 1) {
		const thrown = await probe(...given);
		if (!isBusy(thrown) || tries === RENEWAL_TRIES) return thrown;
		await clock.pause(RENEWAL_WAIT_MS * tries);
	}
}

/**
 * Lets n8n renew the token of a connection, once for all who ask meanwhile. n8n does so when a request
 * that throws for its status is refused with 401, and then sends it again. Of that request nobody can
 * tell which step went wrong (n8n of 1.110 to 2.30 drops the cause), so it is never one of the user's.
 *
 * @returns what was thrown; undefined where nothing was. It does not tell whether the token is another.
 */
async function letRenew(
	caller: IAllExecuteFunctions,
	connection: Connection,
	type: string,
	options: IHttpRequestOptions,
): Promise<unknown> {
	const { id, name } = caller.getNode().credentials?.[type] ?? {};
	const key = JSON.stringify([id, name, connection.accessToken]);
	const renewal =
		underWay.get(key) ??
		probeUntilHeard(caller, connection, type, options).finally(() => underWay.delete(key));
	underWay.set(key, renewal);
	return await renewal;
}

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

/** The portal saw no token at all, and so ran nothing: docs/bitrix24-rest.md §8, §9.16. */
const sawNoToken = (response: HttpResponse | Failure): boolean => {
	if (!('body' in response) || response.statusCode < 400 || response.statusCode >= 500)
		return false;
	const outcome = parseResponse(response);
	return !outcome.ok && outcome.code === 'NO_AUTH_FOUND';
};

/** With the token in the body, too, as Bitrix24 documents it for applications (docs/bitrix24-rest.md §2). */
const inBody = (
	options: IHttpRequestOptions,
	{ accessToken = '' }: Connection,
): IHttpRequestOptions => {
	const parameters = isObject(options.body) ? options.body : {};
	return { ...options, body: { ...parameters, auth: accessToken } };
};

/**
 * In the header, as n8n signs requests. A web server that runs PHP by CGI may drop that header, so what saw
 * no token is sent once more with `auth` in its body, and from then on in the body at once.
 */
async function sendOnce(
	{ caller, connection, type }: Access,
	attempt: Attempt,
): Promise<HttpResponse | Failure> {
	const send = async (place: Connection['tokenPlace']) =>
		await attempt(
			async (limited) =>
				await withToken(caller, type, place === 'body' ? inBody(limited, connection) : limited),
		);
	if (connection.tokenPlace === 'body') return await send('body');
	const first = await send('header');
	if (connection.tokenPlace === 'header' || !sawNoToken(first)) return first;
	const second = await send('body');
	// Sent in both places and not seen: the portal means the token itself.
	if ('body' in second) connection.tokenPlace = sawNoToken(second) ? 'header' : 'body';
	return second;
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
	const { connection } = access;
	for (let tokens = 1, isRenewed = false; ; tokens += 1) {
		if (connection.authFailure !== undefined) return connection.authFailure;
		const { accessToken } = connection;
		const answered = await sendOnce(access, attempt);
		if (!('body' in answered) || !hasExpired(answered)) return answered;
		// Another request of the run may have found out meanwhile.
		if (connection.authFailure !== undefined) return connection.authFailure;
		if (isRenewed || tokens === MAX_TOKENS) return (connection.authFailure = STILL_EXPIRED);
		const known = await hasAnother(access, accessToken);
		if (known !== true) {
			const failure = await renew(access, known, accessToken);
			if (failure !== undefined) return failure;
			isRenewed = true;
		}
		if (canceled?.aborted === true) return CANCELED;
	}
}
