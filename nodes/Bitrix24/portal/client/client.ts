import type { NodeApiError } from 'n8n-workflow';
import type { Connection } from '../connection/connection';
import { openConnection, withCurrentSecrets } from '../connection/open';
import type { FailureReport } from '../errors/report';
import { describeFailure, toNodeApiError } from '../errors/report';
import { BlockWaits } from '../limits/blockWaits';
import { ConcurrencyLimit, SharedRead } from '../limits/concurrency';
import { operatingTimeOf } from '../limits/operatingTime';
import { limiterFor } from '../limits/rateLimiter';
import type { MethodSpec } from '../methodSpec';
import { SAFE } from '../methodSpec';
import type { Call, Failure, Outcome, Result, Skipped, Success } from '../outcome';
import type { ClientOptions, RequestContext, Sender } from '../transport/requestContext';
import type { Caller } from '../transport/send';
import { send } from '../transport/send';
import { AutomaticBatches } from './batch/automaticBatches';
import { Batch } from './batch/batch';
import { MAX_BATCH_SIZE } from './batch/inBatch';
import { requests, single } from './batch/requests';
import { paginate } from './paginate';
import { evenWhenStopped, randomJitter, RetryingCaller } from './retry';
import type { Sequence } from './batch/sequence';
import { batchOf, outcomesOf, senderOf } from './batch/sequence';

export { MAX_BATCH_SIZE };
/** Nobody sets a timeout for triggers and pickers: as long as a portal in the cloud lets a request run. */
const TIMEOUT_MS = 60_000;

/** Aborted as soon as one of them is. */
function anyOf(...signals: Array<AbortSignal | undefined>): AbortSignal | undefined {
	const given = signals.filter((signal) => signal !== undefined);
	return given.length > 1 ? AbortSignal.any(given) : given[0];
}

/**
 * A REST client for one portal: each call under the portal's limits, repeated as its class allows.
 *
 * @typeParam S `Skipped` for a client whose run can be stopped, so that a call may be left out
 */
export class PortalClient<S extends Skipped = never> {
	private readonly retrying: RetryingCaller;

	private constructor(
		private readonly caller: Caller,
		private readonly context: RequestContext,
		private readonly sender: Sender,
		private readonly label: string,
	) {
		this.retrying = new RetryingCaller(context, sender);
	}

	/** A client on a connection that is open already, for a run that can be stopped. */
	static on(caller: Caller, connection: Connection, options: ClientOptions): PortalClient<Skipped> {
		const { batchSize = 1, concurrency = 1, transport = {}, stopsOnFailure = false } = options;
		const { signal, stopped } = options;
		const timezone = caller.getTimezone();
		const limiter = limiterFor(connection.host);
		const context: RequestContext = {
			send: async (call) => await send(caller, connection, call, transport, signal),
			connection,
			// Of 20,000 items that fail, each asks for it.
			currentConnection: new SharedRead(async () => await withCurrentSecrets(caller, connection)),
			limiter,
			operating: operatingTimeOf(limiter),
			concurrency: new ConcurrencyLimit(concurrency),
			maxWaitMs: options.maxWaitMs,
			blockWaits: new BlockWaits((text) => caller.logger.info(text), timezone),
			jitter: randomJitter(),
			timezone,
			signal,
			endOfWaits: anyOf(signal, stopped),
			timeoutMs: transport.timeout,
			stopsOnFailure,
			isStopped: () => stopped?.aborted === true,
			sentEvenWhenStopped: false,
		};
		const sender =
			batchSize === 0
				? new AutomaticBatches(requests, single, stopsOnFailure)
				: batchSize === 1
					? single
					: new Batch(requests, single, batchSize, stopsOnFailure);
		return new PortalClient(caller, context, sender, options.label);
	}

	/**
	 * A client for the node's credential, which nothing stops: for triggers and pickers.
	 *
	 * @throws NodeApiError where the credential leads to no portal
	 */
	static async open(caller: Caller, options: ClientOptions): Promise<PortalClient> {
		const opened = await openConnection(caller);
		const transport = { timeout: TIMEOUT_MS, ...options.transport };
		if (opened.ok)
			return PortalClient.on(caller, opened.value, { ...options, transport }).evenWhenStopped;
		throw toNodeApiError(caller.getNode(), describeFailure(opened, { label: options.label }), 0);
	}

	get connection(): Connection {
		return this.context.connection;
	}

	/** The same client for what must be told even after the run has stopped. */
	get evenWhenStopped(): PortalClient {
		return new PortalClient(this.caller, evenWhenStopped(this.context), this.sender, this.label);
	}

	/** The same client for calls that are given up when a signal is aborted. */
	until(signal: AbortSignal): PortalClient<S> {
		const context = { ...this.context, signal, endOfWaits: anyOf(signal, this.context.endOfWaits) };
		return new PortalClient(this.caller, context, this.sender, this.label);
	}

	/** The same client for calls that are not worth a wait while the portal itself blocks. */
	get withoutWaits(): PortalClient<S> {
		const context = { ...this.context, maxWaitMs: 0 };
		return new PortalClient(this.caller, context, this.sender, this.label);
	}

	/** How long a call would wait in the portal's queue, in ms. */
	get queueDelayMs(): number {
		return this.context.limiter.queueDelay(this.connection.plan);
	}

	/** Whether a further request costs nothing to the portal's request limit. */
	get hasHeadroom(): boolean {
		return this.context.limiter.hasHeadroom(this.connection.plan);
	}

	/**
	 * Makes one call, retried as its class allows.
	 *
	 * @param earlier how an earlier try of the same call was lost: then it is verified before it is sent
	 */
	async call(call: Call, spec: MethodSpec, earlier?: Failure): Promise<Outcome | S> {
		return (await this.retrying.call(call, spec, earlier)) as Outcome | S;
	}

	/**
	 * Makes a call for each page of a list, and puts the pages together.
	 *
	 * @param most a list that has more records is refused, and not read to its end
	 */
	async callAllPages(
		call: Call,
		spec: MethodSpec,
		{ earlier, most }: { earlier?: Failure; most?: number } = {},
	): Promise<Outcome | S> {
		const fetchPage = async (page: Call) => await this.call(page, spec, earlier);
		return (await paginate(call, fetchPage, most)) as Outcome | S;
	}

	/** Makes many calls, up to {@link MAX_BATCH_SIZE} in one request. */
	async callAll(calls: Call[], spec: MethodSpec): Promise<Array<Outcome | S>> {
		if (calls.length < 2)
			return await Promise.all(calls.map(async (call) => await this.call(call, spec)));
		const batched = new RetryingCaller(
			this.context,
			new Batch(requests, single, MAX_BATCH_SIZE, false),
		);
		return (await Promise.all(calls.map(async (call) => await batched.call(call, spec)))) as Array<
			Outcome | S
		>;
	}

	/**
	 * Makes calls in one request, one after the other, in which a later one may refer to an earlier one's answer.
	 *
	 * @param spec of the request as a whole: where it is `safe`, a call that fails keeps no other from being made
	 * @returns what each came to, or why that is unknown
	 */
	async sequence(
		commands: Sequence,
		spec: MethodSpec,
	): Promise<Result<Record<string, Outcome | Skipped>> | S> {
		const halt = spec.idempotency !== 'safe';
		const caller = new RetryingCaller(this.context, senderOf(commands));
		const outcome = (await caller.call(batchOf(commands, halt), spec)) as Outcome | S;
		return outcome.ok ? { ok: true, value: outcomesOf(commands, outcome.value, halt) } : outcome;
	}

	/** A failure in words, without the secrets of now. */
	async describe(failure: Failure, call?: Call, label = this.label): Promise<FailureReport> {
		const connection = await this.context.currentConnection.get();
		return describeFailure(failure, { call, label, connection });
	}

	/** The error that says so. */
	async toNodeApiError(failure: Failure, call?: Call, label?: string): Promise<NodeApiError> {
		return toNodeApiError(this.caller.getNode(), await this.describe(failure, call, label), 0);
	}

	/** Reads something. Throws a NodeApiError in Bitrix24's own words. */
	async read(call: Call, spec: MethodSpec = SAFE, label?: string): Promise<Success> {
		const outcome = await this.evenWhenStopped.call(call, spec);
		if (outcome.ok) return outcome;
		throw await this.toNodeApiError(outcome, call, label);
	}

	/** Reads many things, {@link MAX_BATCH_SIZE} a request. Throws where one of them can't be read. */
	async readAll(calls: Call[], spec: MethodSpec = SAFE): Promise<Success[]> {
		const outcomes = await this.evenWhenStopped.callAll(calls, spec);
		const results: Success[] = [];
		for (const [index, outcome] of outcomes.entries()) {
			if (!outcome.ok) throw await this.toNodeApiError(outcome, calls[index]);
			results.push(outcome);
		}
		return results;
	}
}
