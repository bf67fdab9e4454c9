import type { IAllExecuteFunctions, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { secretsOf } from '../connection/oauth2Credential';
import { GRANT_ENDED, NOT_RENEWED, STILL_EXPIRED, tokenRefusal } from '../errors/tokenRefusal';
import type { Failure } from '../outcome';
import { isObject } from '../values';
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

/** The portal saw no token at all, and so ran nothing: docs/bitrix24-rest.md §8, §9.16. */
const sawNoToken = (response: HttpResponse | Failure): boolean => {
	if (!('body' in response) || response.statusCode < 400 || response.statusCode >= 500)
		return false;
	const outcome = parseResponse(response);
	return !outcome.ok && outcome.code === 'NO_AUTH_FOUND';
};

/** A body with the token in it, as Bitrix24 documents it for applications (docs/bitrix24-rest.md §2). */
function withToken(body: unknown, { oauthTokenData }: IDataObject): IDataObject {
	const token = isObject(oauthTokenData) ? oauthTokenData.access_token : undefined;
	const parameters = isObject(body) ? body : {};
	return { ...parameters, auth: typeof token === 'string' ? token : '' } as IDataObject;
}

/** One request of an application, and the ways in which its token can go with it. */
class TokenRequest {
	private readonly deadline?: AbortSignal;

	constructor(
		private readonly caller: IAllExecuteFunctions,
		private readonly connection: Connection,
		private readonly options: IHttpRequestOptions,
		private readonly type: string,
	) {
		this.deadline = (options as { abortSignal?: AbortSignal }).abortSignal;
	}

	async send(): Promise<HttpResponse | Failure> {
		const { connection } = this;
		if (connection.authFailure !== undefined) return connection.authFailure;
		const first = await this.sendOnce();
		return 'body' in first && hasExpired(first) ? await this.renewAndSend() : first;
	}

	/**
	 * In the header, as n8n signs requests. A web server that runs PHP by CGI may drop that header, so what saw
	 * no token is sent once more with `auth` in its body, and from then on in the body at once.
	 */
	private async sendOnce(): Promise<HttpResponse | Failure> {
		const { connection } = this;
		if (connection.tokenPlace === 'body') return await this.sendInBody();
		const first = await this.read(this.request({}));
		if (connection.tokenPlace === 'header' || !sawNoToken(first)) return first;
		const second = await this.sendInBody();
		// Sent in both places and not seen: the portal means the token itself.
		if ('body' in second) connection.tokenPlace = sawNoToken(second) ? 'header' : 'body';
		return second;
	}

	private async sendInBody(): Promise<HttpResponse | Failure> {
		const body = withToken(this.options.body, await this.credential());
		return await this.read(this.request({ body }));
	}

	/**
	 * Lets n8n renew the token: it does so for a 401 that it sees. It never takes one out of a body, so where the
	 * portal drops the header this request comes to nothing, and the new token goes with another one.
	 */
	private async renewAndSend(): Promise<HttpResponse | Failure> {
		const { connection, options } = this;
		const renewing = this.request({
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		}).catch((error: Thrown) => {
			const { config, response } = error.cause ?? {};
			if (config?.url !== options.url) return (connection.authFailure = refreshFailure(error));
			if (response === undefined) throw error;
			return { body: response.data, statusCode: response.status, headers: {} };
		});
		const answered = await this.read(renewing);
		// What the new token is, so that it can be blotted out, too.
		const credential = await this.credential();
		const renewed = secretsOf(credential);
		connection.secrets.push(...renewed.filter((secret) => !connection.secrets.includes(secret)));
		const last =
			connection.tokenPlace === 'body' && sawNoToken(answered) ? await this.sendInBody() : answered;
		if (!('body' in last) || !hasExpired(last)) return last;
		// n8n keeps a refusal that came with HTTP 200 as if it were a token.
		return (connection.authFailure = tokenRefusal(credential.oauthTokenData) ?? STILL_EXPIRED);
	}

	private async credential(): Promise<IDataObject> {
		return await this.caller.getCredentials<IDataObject>(this.type).catch(() => ({}));
	}

	private async request(more: Partial<IHttpRequestOptions>): Promise<HttpResponse> {
		// n8n would cut the connection of a cancelled execution, and nobody could tell whether it was done.
		const uncut = Object.create(this.caller, {
			getExecutionCancelSignal: { value: () => this.deadline },
		}) as IAllExecuteFunctions;
		return (await this.caller.helpers.httpRequestWithAuthentication.call(uncut, this.type, {
			...this.options,
			...more,
		})) as HttpResponse;
	}

	private async read(response: Promise<HttpResponse | Failure>): Promise<HttpResponse | Failure> {
		try {
			const arrived = await response;
			return 'body' in arrived ? await readResponse(arrived, this.deadline) : arrived;
		} catch (error) {
			return networkFailure(error, this.connection.host);
		}
	}
}

/**
 * Sends one request with the token of an application. n8n renews a token on any 401, but Bitrix24
 * answers 401 for scopes, plans and users too, and blocks applications that renew without need: so the
 * answer is read first, and only a token that has expired is sent again in a way that lets n8n renew it.
 * n8n renews once for any number of requests; what can't be renewed is not tried again in the run.
 *
 * @returns what came back, or a failure when nothing did; what is sent twice was refused before it ran
 */
export const sendWithOAuth2 = async (
	caller: IAllExecuteFunctions,
	connection: Connection,
	options: IHttpRequestOptions,
	type: string,
): Promise<HttpResponse | Failure> =>
	await new TokenRequest(caller, connection, options, type).send();
