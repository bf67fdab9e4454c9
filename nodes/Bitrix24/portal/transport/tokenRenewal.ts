import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { isBusy } from '../errors/tokenRefusal';
import { clock } from '../limits/clock';
import { withDeadline } from '../limits/deadline';
import type { HttpResponse } from './httpResponse';

/** How long a renewal may take: it is no request's own, so no request's timeout ends it. */
const TIMEOUT_MS = 60_000;

/** How often it is begun where the portal has no room for its request, and the wait between, in ms. */
const TRIES = 4;
const WAIT_MS = 1000;

/** Renewals that are under way in this process: a refresh token is good for one. */
const underWay = new Map<string, Promise<unknown>>();

/** Sends a request with the credential's token. */
export async function withToken(
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
		const limits = { timeout: TIMEOUT_MS, abortSignal: AbortSignal.any([overdue, done.signal]) };
		const all = { ...options, ...request, ...limits, ignoreHttpStatusErrors: false };
		return await withToken(caller, type, all).then(
			() => undefined,
			(error: unknown) => error,
		);
	};
	const thrown = await withDeadline<unknown>(TIMEOUT_MS, read, () => new Error('ETIMEDOUT'));
	// Its answer is a stream that nobody reads.
	done.abort();
	return thrown;
}

async function probeUntilHeard(...given: Parameters<typeof probe>): Promise<unknown> {
	for (let tries = 1; ; tries += 1) {
		const thrown = await probe(...given);
		if (!isBusy(thrown) || tries === TRIES) return thrown;
		await clock.pause(WAIT_MS * tries);
	}
}

/**
 * Lets n8n renew the token of a connection, once for all who ask meanwhile. n8n does so when a request
 * that throws for its status is refused with 401, and then sends it again. Of that request nobody can
 * tell which step went wrong (n8n of 1.110 to 2.30 drops the cause), so it is never one of the user's.
 *
 * @returns what was thrown; undefined where nothing was. It does not tell whether the token is another.
 */
export async function letRenew(
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
