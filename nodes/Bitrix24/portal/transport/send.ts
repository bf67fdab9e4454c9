import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import type { Call, Failure } from '../outcome';
import { networkFailure } from './networkErrors';
import { sendWithOAuth2 } from './oauth2';
import type { HttpResponse } from './httpResponse';

/** What n8n gives every kind of node for requests. */
export type Caller = IAllExecuteFunctions;

/** What a user may set for the way of a request in the node's Request Options. */
export type Transport = Pick<
	IHttpRequestOptions,
	'timeout' | 'proxy' | 'skipSslCertificateValidation'
>;

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
	connection: Connection,
	call: Call,
	transport: Transport,
): Promise<HttpResponse | Failure> {
	const options: IHttpRequestOptions = {
		...transport,
		method: 'POST',
		url: `${connection.address}/${call.method}`,
		body: call.parameters,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	if (connection.credentialType !== undefined) {
		return await sendWithOAuth2(caller, connection, options, connection.credentialType);
	}
	return await caller.helpers.httpRequest(options).then(
		(response: HttpResponse) => response,
		(error: unknown) => networkFailure(error, connection.host),
	);
}
