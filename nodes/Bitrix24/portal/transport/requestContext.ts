import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import type { ConcurrencyLimit } from '../limits/concurrency';
import type { RateLimiter } from '../limits/rateLimiter';
import type { MethodSpec } from '../methodSpec';
import type { Call, Failure, Outcome, Skipped } from '../outcome';
import type { HttpResponse } from './httpResponse';

/** What a user may set for the way of a request in the node's Request Options. */
export type Transport = Pick<
	IHttpRequestOptions,
	'timeout' | 'proxy' | 'skipSslCertificateValidation'
>;

/** How a client sends its calls. */
export interface ClientOptions {
	/** The label of the field that messages speak of, unless told. */
	label: string;
	/** How long to wait while the portal itself blocks, in ms. */
	maxWaitMs: number;
	transport?: Transport;
	/** How many requests are sent at once. */
	concurrency?: number;
	/** How many calls that are made at the same moment go out in one request; 0: each in its own. */
	batchSize?: number;
	/** Whether the first failure stops what is sent, and whether it has. */
	stopsOnFailure?: boolean;
	isStopped?: () => boolean;
	signal?: AbortSignal;
}

/** How the requests of one client are sent. */
export interface RequestContext {
	/** Sends one request; a failure where nothing came back. */
	send: (call: Call) => Promise<HttpResponse | Failure>;
	connection: Connection;
	/** The portal's, for the whole process. */
	limiter: RateLimiter;
	/** How many of the client's requests are sent at once. */
	concurrency: ConcurrencyLimit;
	/** How long to wait while the portal itself blocks, in ms. */
	maxWaitMs: number;
	/** Draws the waits of all calls of a client out or in by the same factor, about 1. */
	jitter: number;
	/** The workflow's time zone, for messages. */
	timezone: string;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Whether the first failure of an item stops the run. */
	stopsOnFailure: boolean;
	/** Whether that has happened, so that nothing more may be sent. */
	isStopped: () => boolean;
	/** Whether this goes out even then: a run that stops must still tell what it did. */
	sentEvenWhenStopped: boolean;
}

/** Sends a call once, in whichever way. */
export interface Sender {
	/** @param alone keeps the call out of a batch */
	sendOnce(
		context: RequestContext,
		call: Call,
		spec: MethodSpec,
		alone: boolean,
	): Promise<Outcome | Skipped>;
}
