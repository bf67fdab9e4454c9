import type { Failure } from '../outcome';
import { effectUnknown, notExecuted } from '../outcome';

/** Codes of Node.js that mean: no connection, so nothing was sent. */
export const NOT_CONNECTED: Record<string, string> = {
	ECONNREFUSED: 'refused the connection',
	ENOTFOUND: 'could not be resolved: unknown host',
	EAI_AGAIN: 'could not be resolved: the DNS server did not respond',
	EHOSTUNREACH: 'can’t be reached',
	ENETUNREACH: 'can’t be reached',
	EHOSTDOWN: 'can’t be reached',
	ENETDOWN: 'can’t be reached',
	EADDRNOTAVAIL: 'can’t be reached',
};

/** Codes of Node.js for certificates that it does not accept; there are more of them. */
export const NOT_TRUSTED: Record<string, string> = {
	CERT_HAS_EXPIRED: 'has an expired certificate',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'uses a self-signed certificate',
	SELF_SIGNED_CERT_IN_CHAIN: 'has a self-signed certificate in its chain',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that can’t be verified',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'has a certificate that can’t be verified',
	ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
};

/** Codes of Node.js that mean: the answer got lost. */
export const LOST: Record<string, string> = {
	ECONNRESET: 'closed the connection before it responded',
	EPIPE: 'closed the connection before it responded',
	ETIMEDOUT: 'did not respond in time',
	ECONNABORTED: 'did not respond in time',
};

/** All that OpenSSL's check of a certificate can say (Node.js, "X509 certificate error codes"), and TLS's own. */
const CERTIFICATE =
	/^(CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;

/**
 * The two sides could not agree on TLS. Node.js gives `EPROTO` as long as the request waits for the handshake; of the
 * codes that it also gives once the request is out, only those of alerts that belong to a handshake are here.
 */
const HANDSHAKE =
	/^(EPROTO$|ERR_TLS_|ERR_SSL_\w*(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|UNRECOGNIZED_NAME|NO_APPLICATION_PROTOCOL|INSUFFICIENT_SECURITY|NO_SHARED_CIPHER)$)/;
/** What Node.js says, with no system call, where the other side hangs up during the handshake. */
const HUNG_UP = /before secure TLS connection was established/;
const BROKEN_LATER = /BAD_RECORD_MAC|DECRYPTION_FAILED|BAD_DECRYPT|DATA_LENGTH|RECORD_OVERFLOW/i;

/** Codes of Node.js for a request that it can't even begin: a header or an address that can't be sent. */
const NOT_BEGUN =
	/^ERR_(INVALID_(CHAR|HTTP_TOKEN|URL|PROTOCOL)|HTTP_INVALID_HEADER_VALUE|UNESCAPED_CHARACTERS)$/;

const NOT_BEGUN_ADVICE =
	'Nothing was sent. Enter the credential’s fields again, or connect it again: one of them contains a character that is not allowed in a request.';

const CHECK_ADDRESS =
	'Nothing was sent. Check the portal’s address in the credential, and that n8n can reach it.';

const TRUST =
	'Nothing was sent. If you host the portal yourself, add its CA certificate to n8n with the environment variable NODE_EXTRA_CA_CERTS, or configure the portal to send the full chain. In the Bitrix24 node, Ignore SSL Issues in Request Options skips the check. Triggers and lists in the editor have no such option.';

const HANDSHAKE_ADVICE =
	'Nothing was sent. Check that the address in the credential supports https, and which TLS versions the portal or a proxy in front of it allows.';

const CONNECT_TIMEOUT_ADVICE =
	'Nothing was sent. Check the portal’s address in the credential, and whether a firewall between n8n and the portal drops connections.';

const PROXY_ADVICE =
	'Nothing was sent. Check the proxy: Proxy in Request Options, or HTTPS_PROXY and HTTP_PROXY in n8n’s environment.';

/** What an error of Node.js, of the HTTP client or of n8n has of its own. */
interface Thrown {
	code?: unknown;
	/** Where n8n itself has put the code: up to 2.30 it lets go of the cause. */
	httpCode?: unknown;
	name?: unknown;
	message?: unknown;
	syscall?: unknown;
	port?: unknown;
	cause?: unknown;
	errors?: unknown;
}

/** The errors behind an error, without end: of several addresses of a host each has failed in its way. */
function leavesOf(error: unknown, depth = 0): Thrown[] {
	if (typeof error !== 'object' || error === null || depth > 5) return [];
	const { errors, cause } = error as Thrown;
	const inner = Array.isArray(errors) ? (errors as unknown[]) : [cause];
	const leaves = inner.flatMap((one) => leavesOf(one, depth + 1));
	return leaves.length > 0 ? leaves : [error as Thrown];
}

function codeOf(error: Thrown, leaves: Thrown[]): string {
	const codes = [error.code, ...leaves.map(({ code }) => code), error.httpCode];
	return codes.find((code): code is string => /^[A-Z][A-Z_]+/.test(String(code))) ?? 'NO_ANSWER';
}

/** Whether it was a connection to another port than the portal's: the proxy's. */
function isOfProxy(leaves: Thrown[], host: string): boolean {
	const own = /:(\d+)$/.exec(host)?.[1] ?? '443';
	return leaves.some(({ port }) => port !== undefined && String(port) !== own);
}

/** What n8n itself did not let out. */
function blockedByN8n({ name, message }: Thrown): Failure | undefined {
	const isBlocked = /^Ssrf/.test(String(name)) || /^Domain not allowed/.test(String(message));
	if (!isBlocked) return undefined;
	return notExecuted('BLOCKED_BY_N8N', `n8n did not send the request: ${String(message)}`, {
		advice: `Nothing was sent. Ask the administrator of n8n to allow the portal’s host. n8n blocks requests to this host, or does not allow this credential for it.`,
	});
}

/**
 * Makes a failure of what the HTTP client threw. The client's own error is let go of: it holds the
 * request with the URL, and so the secret, in it.
 *
 * @param host the portal's, with its port where it has one of its own
 */
export function networkFailure(error: unknown, host: string): Failure {
	const thrown = (typeof error === 'object' && error !== null ? error : {}) as Thrown;
	const leaves = leavesOf(error);
	const blocked = [thrown, ...leaves].map(blockedByN8n).find((one) => one !== undefined);
	if (blocked !== undefined) return blocked;
	const code = codeOf(thrown, leaves);
	if (NOT_BEGUN.test(code)) {
		return notExecuted(code, `n8n could not create the request (${code})`, {
			advice: NOT_BEGUN_ADVICE,
		});
	}
	const allCalled = (calls: RegExp) =>
		leaves.length > 0 && leaves.every(({ syscall }) => calls.test(String(syscall)));
	const neverConnected = allCalled(/^connect$/);
	const notSent = (words: string, advice: string) =>
		isOfProxy(leaves, host)
			? notExecuted(code, `The proxy for ${host} ${words}`, { advice: PROXY_ADVICE })
			: notExecuted(code, `The portal ${host} ${words}`, { advice });
	const notConnected = NOT_CONNECTED[code];
	if (notConnected !== undefined) return notSent(notConnected, CHECK_ADDRESS);
	if (neverConnected && code === 'ETIMEDOUT') {
		return notSent('did not accept the connection in time', CONNECT_TIMEOUT_ADVICE);
	}
	if (allCalled(/^(getaddrinfo|query)/)) {
		return notSent(`could not be resolved (${code})`, CHECK_ADDRESS);
	}
	if (neverConnected) return notSent(`could not be connected to (${code})`, CHECK_ADDRESS);
	if (CERTIFICATE.test(code)) {
		const words = NOT_TRUSTED[code] ?? `has a certificate that n8n does not accept (${code})`;
		return notSent(words, TRUST);
	}
	const words = [thrown, ...leaves].map(({ message }) => String(message)).join(' ');
	const isHandshake =
		HUNG_UP.test(words) || (HANDSHAKE.test(code) && !BROKEN_LATER.test(`${code} ${words}`));
	if (isHandshake) return notSent(`could not agree on TLS with n8n (${code})`, HANDSHAKE_ADVICE);
	return effectUnknown(code, `The portal ${host} ${LOST[code] ?? 'gave no readable response'}`);
}
