import type { Failure } from '../outcome';
import { effectUnknown, notExecuted } from '../outcome';

/** Codes of Node.js that mean: no connection, so nothing was sent. */
export const NOT_CONNECTED: Record<string, string> = {
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

/** Codes of Node.js that mean: the answer got lost. */
export const LOST: Record<string, string> = {
	ECONNRESET: 'closed the connection before it answered',
	EPIPE: 'closed the connection before it answered',
	ETIMEDOUT: 'did not answer in time',
	ECONNABORTED: 'did not answer in time',
};

function codeOf(error: unknown): string {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	if (typeof code === 'string') return code;
	return typeof cause?.code === 'string' ? cause.code : 'NO_ANSWER';
}

/**
 * Makes a failure of what the HTTP client threw. The client's own error is let go of: it holds the
 * request with the URL, and so the secret, in it.
 */
export function networkFailure(error: unknown, host: string): Failure {
	const code = codeOf(error);
	const notConnected = NOT_CONNECTED[code];
	if (notConnected === undefined) {
		const words = LOST[code] ?? 'gave no answer that could be read';
		return effectUnknown(code, `The portal ${host} ${words}`);
	}
	return notExecuted(code, `The portal ${host} ${notConnected}`, {
		advice:
			'Nothing was sent. Check the portal’s address in the credential, and that n8n can reach it.',
	});
}
