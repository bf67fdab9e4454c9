import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Response } from './answer';
import { readAnswer } from './answer';
import type { Call, Failure } from './call';
import type { Door } from './door';
import { noAnswer } from './network';

/** What n8n gives every kind of node for requests. */
export type Caller = IAllExecuteFunctions;

/** What a user may set for the way of a request in the node's Request Options. */
export type Transport = Pick<
	IHttpRequestOptions,
	'timeout' | 'proxy' | 'skipSslCertificateValidation'
>;

/** The portal's words for a token whose hour is over. */
const EXPIRED = ['expired_token', 'invalid_token'];

/** What n8n's helper threw: its cause is the HTTP client's, with the request that failed. */
interface Thrown extends Error {
	cause?: { config?: { url?: string }; response?: { status: number; data: unknown } };
}

const notRenewed = (error: Error): Failure => ({
	code: 'invalid_grant',
	text: `The access to the portal has run out and could not be renewed: ${error.message}`,
	advice:
		'Nothing was sent for this item. Open the Bitrix24 OAuth2 API credential and connect it again; access ends after 180 days without use, and when the application is installed anew.',
	httpCode: '401',
	certainty: 'unsent',
});

/**
 * Sends one request with the token of an application. n8n renews a token on any 401, but Bitrix24
 * answers 401 for scopes, plans and users too, and blocks applications that renew without need: so the
 * answer is read first, and only a token that has expired is sent again in a way that lets n8n renew it.
 * n8n renews once for any number of requests.
 */
async function sendWithToken(
	caller: Caller,
	door: Door,
	options: IHttpRequestOptions,
	type: string,
): Promise<Response | Failure> {
	// n8n would cut the connection of a cancelled execution, and nobody could tell whether it was done.
	const uncut = Object.create(caller, {
		getExecutionCancelSignal: { value: () => undefined },
	}) as Caller;
	const request = async (more: Partial<IHttpRequestOptions>): Promise<Response> =>
		(await caller.helpers.httpRequestWithAuthentication.call(uncut, type, {
			...options,
			...more,
		})) as Response;
	const first = await request({}).catch((error: unknown) => noAnswer(error, door.host));
	if (!('body' in first)) return first;
	const answer = readAnswer(first);
	if (answer.ok || !EXPIRED.includes(answer.failure.code)) return first;
	return await request({ ignoreHttpStatusErrors: { ignore: true, except: [401] } }).catch(
		(error: Thrown) => {
			const { config, response } = error.cause ?? {};
			const isOurs = config?.url === options.url;
			if (!isOurs) return notRenewed(error);
			if (response === undefined) return noAnswer(error, door.host);
			return { body: response.data, statusCode: response.status, headers: {} };
		},
	);
}

/**
 * Sends one request: `POST {address}/{method}` with a JSON body.
 *
 * Redirects are not followed and no HTTP status throws: what the body says comes first. For a webhook
 * n8n's plain request helper is used, since its URL is all its authentication; the helper for
 * credentials would read and decrypt the credential anew for every request, and send a 401 twice.
 *
 * @returns what came back, or a failure when nothing did
 */
export async function send(
	caller: Caller,
	door: Door,
	call: Call,
	transport: Transport,
): Promise<Response | Failure> {
	const options: IHttpRequestOptions = {
		...transport,
		method: 'POST',
		url: `${door.address}/${call.method}`,
		body: call.parameters,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (door.signedWith !== undefined)
		return await sendWithToken(caller, door, options, door.signedWith);
	return await caller.helpers.httpRequest(options).then(
		(response: Response) => response,
		(error: unknown) => noAnswer(error, door.host),
	);
}
