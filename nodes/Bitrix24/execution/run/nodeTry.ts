import type { IExecutePaginationFunctions, INode } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import type { Connection } from '../../portal/connection/connection';
import { NOT_HANDED_OUT, openConnection } from '../../portal/connection/open';
import { unexpectedFailure } from '../../portal/errors/unexpected';
import { ConcurrencyLimit } from '../../portal/limits/concurrency';
import type { Outcome, Result, Skipped } from '../../portal/outcome';
import type { ItemRequest, OperationSpec } from '../operationSpec';
import { Admission } from './admission';
import type { ItemRef } from './dealtWith';
import { DealtWith } from './dealtWith';
import type { RunOptions } from './runOptions';
import { Supplements } from './supplements';

/** n8n reads its database for each. */
const CREDENTIALS_AT_ONCE = 10;

/** A timeout in ms as the HTTP client can use it; n8n's default where the user's can't be one. */
function timeoutOf(value: unknown): number | undefined {
	const ms = typeof value === 'string' ? Number(value) : value;
	return typeof ms === 'number' && ms >= 1 && ms < 2 ** 31 ? Math.floor(ms) : undefined;
}

/** What the items of one try of a node's run share. Retry On Fail starts another try. */
export class NodeTry {
	private readonly stopping = new AbortController();

	readonly dealtWith: DealtWith;

	readonly supplements = new Supplements();

	readonly admission = new Admission();

	/** The node's options, by the operation, where they are the same for all items. */
	readonly options = new Map<OperationSpec, Result<RunOptions>>();

	/** By what tells one connection from another: items whose credentials are the same share a client. */
	private readonly clients = new Map<string, PortalClient<Skipped>>();

	private readonly reading = new ConcurrencyLimit(CREDENTIALS_AT_ONCE);

	/** Whether n8n gave no credential in time: then it is not asked for those of the other items. */
	private isNotHandedOut = false;

	private readonly openings: Array<Promise<unknown>> = [];

	private readonly underWay = new Set<Promise<unknown>>();

	private items = 0;

	private lastIndex = -1;

	private burst: Promise<void> | undefined;

	/**
	 * @param expectedItems how many n8n hands over in one go; undefined where that can't be known
	 * @param earlier the try before
	 */
	constructor(
		private readonly expectedItems: number | undefined,
		earlier?: NodeTry,
	) {
		this.dealtWith = new DealtWith(earlier?.dealtWith);
	}

	/** Whether an item has failed in Stop mode: from then on nothing more is sent. */
	get isStopped(): boolean {
		return this.stopping.signal.aborted;
	}

	/** Lets nothing more be sent, and ends the waits of what was to be sent. */
	stop(): void {
		this.stopping.abort();
	}

	/**
	 * The client for an item. Each item's credential is read anew, since an expression in it may lead each
	 * item to another portal.
	 *
	 * @param options those of the first item say how requests are sent for all
	 */
	async clientFor(
		caller: IExecutePaginationFunctions,
		request: ItemRequest,
		node: INode,
		options: RunOptions,
	): Promise<Result<PortalClient<Skipped>>> {
		const opening = this.reading
			.run(async () => await this.open(caller, request, node, options))
			.catch((error: unknown) => unexpectedFailure(error, 'notExecuted'));
		this.openings.push(opening);
		return await opening;
	}

	private async open(
		caller: IExecutePaginationFunctions,
		request: ItemRequest,
		node: INode,
		options: RunOptions,
	): Promise<Result<PortalClient<Skipped>>> {
		if (this.isNotHandedOut) return NOT_HANDED_OUT;
		const connection = await openConnection({
			getNode: () => node,
			getCredentials: async (type) => await caller.getCredentials(type),
		});
		this.isNotHandedOut ||= connection === NOT_HANDED_OUT;
		if (!connection.ok) return connection;
		const { address, plan, credentialType, secrets } = connection.value;
		const key = JSON.stringify([address, plan, credentialType, secrets]);
		const value =
			this.clients.get(key) ?? this.clientOn(caller, connection.value, request, options);
		this.clients.set(key, value);
		return { ok: true, value };
	}

	private clientOn(
		caller: IExecutePaginationFunctions,
		connection: Connection,
		{ options: { timeout, proxy, skipSslCertificateValidation } }: ItemRequest,
		{ maxWaitMs, parallelRequests, batchSize }: RunOptions,
	): PortalClient<Skipped> {
		return PortalClient.on(caller, connection, {
			label: '',
			maxWaitMs,
			concurrency: parallelRequests,
			batchSize,
			transport: {
				timeout: timeoutOf(timeout),
				proxy,
				skipSslCertificateValidation: skipSslCertificateValidation === true,
			},
			stopsOnFailure: !caller.continueOnFail(),
			stopped: this.stopping.signal,
			signal: caller.getExecutionCancelSignal(),
		});
	}

	/** Whether an item belongs to this try: n8n hands items over in ascending order. */
	belongsToThisTry(index: number): boolean {
		return index > this.lastIndex;
	}

	/**
	 * Waits until n8n has handed over all items that it hands over in one go, so that bad input of any
	 * of them is known, and calls can be gathered, before the first is sent.
	 */
	async allItemsSeen(caller: IExecutePaginationFunctions): Promise<void> {
		this.lastIndex = caller.getItemIndex();
		this.items += 1;
		this.burst ??= sleep(0).then(async () => {
			this.burst = undefined;
			// n8n gave up on the run between two items: an expression of the next could not be resolved.
			const gaveUp = this.expectedItems !== undefined && this.items < this.expectedItems;
			if (gaveUp && !caller.continueOnFail()) this.stop();
			// Calls are gathered of all items, however long it took to read the credential of each. It is waited
			// for once: if each item waited for each, 20,000 items would wait 400 million times.
			await Promise.all(this.openings.splice(0));
		});
		await this.burst;
	}

	/** Whether n8n hands over no other item. */
	get hasOneItem(): boolean {
		return this.expectedItems === 1;
	}

	/** Keeps track of what is under way, for {@link idle}. */
	async track(work: Promise<Outcome | Skipped>, item: ItemRef): Promise<Outcome | Skipped> {
		this.underWay.add(work);
		try {
			const outcome = await work;
			this.dealtWith.note(item, outcome);
			return outcome;
		} finally {
			this.underWay.delete(work);
		}
	}

	/** Waits for the end of all that is under way. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
	}
}
