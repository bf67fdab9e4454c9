import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { withDeadline } from '../limits/deadline';
import type { Call, Failure } from '../outcome';
import { effectUnknown } from '../outcome';
import type { HttpResponse } from './httpResponse';
import { networkFailure } from './networkErrors';
import { sendWithOAuth2 } from './oauth2';
import type { Transport } from './requestContext';
import { readResponse } from './responseBody';

/** What n8n gives every kind of node for requests. */
export type Caller = IAllExecuteFunctions;

/** What n8n itself waits for an answer where the user has set nothing. */
const DEFAULT_TIMEOUT_MS = 300_000;

const timedOut = ({ host }: Connection): Failure =>
	effectUnknown('ETIMEDOUT', `The portal ${host} did not answer in time`);

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
	const request = async (signal: AbortSignal): Promise<HttpResponse | Failure> => {
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
			abortSignal: signal,
		};
		if (connection.credentialType !== undefined) {
			return await sendWithOAuth2(caller, connection, options, connection.credentialType);
		}
		const response = (await caller.helpers.httpRequest(options)) as HttpResponse;
		return await readResponse(response, signal);
	};
	return await withDeadline(
		timeout,
		async (signal) =>
			await request(signal).catch((error: unknown) => networkFailure(error, connection.host)),
		() => timedOut(connection),
		canceled,
	);
}
