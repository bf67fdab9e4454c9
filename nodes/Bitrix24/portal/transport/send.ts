import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { withDeadline } from '../limits/deadline';
import type { Call, Failure } from '../outcome';
import { effectUnknown } from '../outcome';
import type { HttpResponse } from './httpResponse';
import { networkFailure } from './networkErrors';
import type { Attempt } from './oauth2';
import { sendWithOAuth2 } from './oauth2';
import type { Transport } from './requestContext';
import { readResponse } from './responseBody';

/** What n8n gives every kind of node for requests. */
export type Caller = IAllExecuteFunctions;

/** What n8n itself waits for an answer where the user has set nothing. */
const DEFAULT_TIMEOUT_MS = 300_000;

const timedOut = ({ host }: Connection): Failure =>
	effectUnknown('ETIMEDOUT', `The portal ${host} did not respond in time`);

/**
 * Sends one request: `POST {address}/{method}` with a JSON body.
 *
 * Redirects are not followed and no HTTP status throws: what the body says comes first. The body is read
 * as a stream, so that neither its size nor its pace can hold n8n up: the HTTP client's own timeout
 * begins anew with each byte. For a webhook n8n's plain request helper is used, since its URL is all its
 * authentication; the helper for credentials would read and decrypt the credential anew for every
 * request, and send a 401 twice.
 *
 * @param canceled aborted when the execution is cancelled: then the answer is waited for a little longer
 * @returns what came back, or a failure when nothing did
 */
export async function send(
	caller: Caller,
	connection: Connection,
	call: Call,
	transport: Transport,
	canceled?: AbortSignal,
): Promise<HttpResponse | Failure> {
	const timeout = transport.timeout ?? DEFAULT_TIMEOUT_MS;
	const options: IHttpRequestOptions = {
		...transport,
		timeout,
		method: 'POST',
		url: `${connection.address}/${call.method}`,
		body: call.parameters,
		json: true,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const attempt: Attempt = async (request) =>
		await withDeadline(
			timeout,
			async (signal): Promise<HttpResponse | Failure> => {
				try {
					return await readResponse(await request({ ...options, abortSignal: signal }), signal);
				} catch (error) {
					return networkFailure(error, connection.host);
				}
			},
			() => timedOut(connection),
			canceled,
		);
	if (connection.credentialType !== undefined) {
		const access = { caller, connection, type: connection.credentialType, options };
		return await sendWithOAuth2(access, attempt, canceled);
	}
	return await attempt(
		async (limited) => (await caller.helpers.httpRequest(limited)) as HttpResponse,
	);
}
