import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import type { BlockWaits } from '../limits/blockWaits';
import type { ConcurrencyLimit, SharedRead } from '../limits/concurrency';
import type { OperatingTime } from '../limits/operatingTime';
import type { RateLimiter } from '../limits/rateLimiter';
import type { MethodSpec } from '../methodSpec';
import type { Call, Failure, Outcome, Skipped } from '../outcome';
import type { HttpResponse, ScheduledResponse } from './httpResponse';

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
	/**
	 * How many calls that are made at the same moment go out in one request; 1 unless told. 0: many where more
	 * wait than the portal has room for at once.
	 */
	batchSize?: number;
	/** Whether the first failure stops what is sent. */
	stopsOnFailure?: boolean;
	/** Aborted when it has: then nothing more is sent, and no wait goes on. */
	stopped?: AbortSignal;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
}

/** How the requests of one client are sent. */
export interface RequestContext {
	/** Sends one request; a failure where nothing came back. */
	send: (call: Call) => Promise<HttpResponse | Failure>;
	connection: Connection;
	/** The same with the secrets of now, for messages. */
	currentConnection: SharedRead<Connection>;
	/** The portal's, for the whole process. */
	limiter: RateLimiter;
	/** What is known of the time of the portal's methods, for the whole process. */
	operating: OperatingTime;
	/** How many of the client's requests are sent at once. */
	concurrency: ConcurrencyLimit;
	/** How long to wait while the portal itself blocks, in ms. */
	maxWaitMs: number;
	blockWaits: BlockWaits;
	/** Draws the waits of all calls of a client out or in by the same factor, about 1. */
	jitter: number;
	/** The workflow's time zone, for messages. */
	timezone: string;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
	/** Aborted when nobody needs to wait any longer: it was cancelled, or the run has stopped. */
	endOfWaits?: AbortSignal;
	/** How long a request may take until it counts as lost, in ms; undefined: n8n's default. */
	timeoutMs?: number;
	/** Whether the first failure of an item stops the run. */
	stopsOnFailure: boolean;
	/** Whether that has happened, so that nothing more may be sent. */
	isStopped: () => boolean;
	/** Whether this goes out even then: a run that stops must still tell what it did. */
	sentEvenWhenStopped: boolean;
}

/** Whether calls of two contexts of one client can share a request: what ends it, and its waits, is the same. */
export const isSentLike = (one: RequestContext, other: RequestContext): boolean =>
	one.sentEvenWhenStopped === other.sentEvenWhenStopped &&
	one.maxWaitMs === other.maxWaitMs &&
	one.signal === other.signal;

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

/** A call in a queue, and whoever waits for its outcome. */
export interface QueuedCall {
	call: Call;
	spec: MethodSpec;
	resolve: (outcome: Outcome | Skipped) => void;
}

/** A request that is ready to be sent. */
export interface OutgoingRequest {
	call: Call;
	/** Whether the portal is known to refuse it for the time being: then it is not sent. */
	isBlocked: () => boolean;
	/** Takes what came back, and says whether a call failed. */
	receive: (response: ScheduledResponse) => boolean;
}

/** How calls are put into requests: one in its own, or many in one. */
export interface Requests {
	one: (context: RequestContext, queued: QueuedCall) => OutgoingRequest;
	/**
	 * @param texts each call as the command of a batch
	 * @param halt whether the portal leaves out what comes behind a command that failed
	 */
	many: (
		context: RequestContext,
		queued: QueuedCall[],
		texts: string[],
		halt: boolean,
	) => OutgoingRequest;
}
