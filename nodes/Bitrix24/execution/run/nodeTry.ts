import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { PortalClient } from '../../portal/client/client';
import { openConnection } from '../../portal/connection/open';
import type { Outcome, Result, Skipped } from '../../portal/outcome';
import { isSkipped } from '../../portal/outcome';
import type { ItemRequest } from '../operationSpec';
import type { ItemRef } from '../runSummary';
import type { RunOptions } from './runOptions';
import { readOptions } from './runOptions';

/** What the items of one try of a node's run share. Retry On Fail starts another try. */
export class NodeTry {
	/** Set as soon as an item has failed in Stop mode: from then on nothing more is sent. */
	isStopped = false;

	readonly done: ItemRef[] = [];

	readonly unknown: ItemRef[] = [];

	readonly options: RunOptions;

	/** The portal's client, which the first item opens for all. */
	readonly client: Promise<Result<PortalClient<Skipped>>>;

	private readonly underWay = new Set<Promise<unknown>>();

	private items = 0;

	private lastIndex = -1;

	private burst: Promise<void> | undefined;

	/** @param expectedItems how many n8n hands over in one go; undefined where that can't be known */
	constructor(
		caller: IExecutePaginationFunctions,
		request: ItemRequest,
		private readonly expectedItems: number | undefined,
	) {
		this.options = readOptions(caller);
		this.client = this.open(caller, request);
	}

	private async open(
		caller: IExecutePaginationFunctions,
		{ options: { timeout, proxy, skipSslCertificateValidation } }: ItemRequest,
	): Promise<Result<PortalClient<Skipped>>> {
		const connection = await openConnection(caller);
		if (!connection.ok) return connection;
		const value = PortalClient.on(caller, connection.value, {
			label: '',
			maxWaitMs: this.options.maxWaitMs,
			concurrency: this.options.parallelRequests,
			batchSize: this.options.batchSize,
			transport: {
				timeout,
				proxy,
				skipSslCertificateValidation: skipSslCertificateValidation === true,
			},
			stopsOnFailure: !caller.continueOnFail(),
			isStopped: () => this.isStopped,
			signal: caller.getExecutionCancelSignal(),
		});
		return { ok: true, value };
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
		this.burst ??= sleep(0).then(() => {
			this.burst = undefined;
			// n8n gave up on the run between two items: an expression of the next could not be resolved.
			const gaveUp = this.expectedItems !== undefined && this.items < this.expectedItems;
			if (gaveUp && !caller.continueOnFail()) this.isStopped = true;
		});
		await this.burst;
	}

	/** Keeps track of what is under way, for {@link idle}. */
	async track(work: Promise<Outcome | Skipped>, item: ItemRef): Promise<Outcome | Skipped> {
		this.underWay.add(work);
		try {
			const outcome = await work;
			if (outcome.ok) this.done.push(item);
			else if (!isSkipped(outcome) && outcome.effect === 'unknown') this.unknown.push(item);
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
