import type { IHttpRequestOptions, RequestHelperFunctions } from 'n8n-workflow';
import type { Call, Failure } from './call';
import type { Response } from './answer';
import type { Door } from './door';

/** What n8n gives every kind of node for requests. */
export interface Caller {
	helpers: Pick<RequestHelperFunctions, 'httpRequest'>;
}

/** What a user may set for the way of a request in the node's Request Options. */
export type Transport = Pick<
	IHttpRequestOptions,
	'timeout' | 'proxy' | 'skipSslCertificateValidation'
>;

/** Codes of Node.js that mean: no connection, so nothing was sent. */
const NOT_CONNECTED: Record<string, string> = {
	ECONNREFUSED: 'refused the connection',
	ENOTFOUND: 'has no address: no such host is known',
	EAI_AGAIN: 'could not be looked up: the name server did not answer',
	EHOSTUNREACH: 'can’t be reached',
	ENETUNREACH: 'can’t be reached',
	CERT_HAS_EXPIRED: 'has a certificate that has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that is signed by itself',
	SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate whose chain is signed by itself',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that can’t be verified',
	ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
};

const LOST: Record<string, string> = {
	ECONNRESET: 'closed the connection before it answered',
	EPIPE: 'closed the connection before it answered',
	ETIMEDOUT: 'did not answer in time',
	ECONNABORTED: 'did not answer in time',
};

const codeOf = (error: unknown): string => {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	return typeof code === 'string'
		? code
		: typeof cause?.code === 'string'
			? cause.code
			: 'NO_ANSWER';
};

/**
 * Makes a failure of what the HTTP client threw. The client's own error is let go of: it holds the
 * request with the URL, and so the secret, in it.
 */
function noAnswer(error: unknown, host: string): Failure {
	const code = codeOf(error);
	const notConnected = NOT_CONNECTED[code];
	return notConnected === undefined
		? {
				code,
				text: `The portal ${host} ${LOST[code] ?? 'gave no answer that could be read'}`,
				httpCode: null,
				certainty: 'lost',
			}
		: {
				code,
				text: `The portal ${host} ${notConnected}`,
				advice:
					'Nothing was sent. Check the portal’s address in the credential, and that n8n can reach it.',
				httpCode: null,
				certainty: 'unsent',
			};
}

/**
 * Sends one request: `POST {address}/{method}` with a JSON body.
 *
 * Redirects are not followed and no HTTP status throws: what the body says comes first. n8n's plain
 * request helper is used since a webhook's URL is all its authentication; the helper for credentials
 * would read and decrypt the credential anew for every request, and send a 401 twice.
 *
 * @returns what came back, or a failure when nothing did
 */
export async function send(
	caller: Caller,
	door: Door,
	call: Call,
	transport: Transport,
): Promise<Response | Failure> {
	return await caller.helpers
		.httpRequest({
			...transport,
			method: 'POST',
			url: `${door.address}/${call.method}`,
			body: call.parameters,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})
		.then(
			(response: Response) => response,
			(error: unknown) => noAnswer(error, door.host),
		);
}
