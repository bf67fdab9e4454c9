import type { IExecutePaginationFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { Batch, single } from '../../portal/client/batch';
import type { Failed, Outcome } from '../../portal/outcome';
import type { Door } from '../../portal/connection/open';
import { openConnection } from '../../portal/connection/open';
import type { ItemRef } from '../../portal/errors/report';
import type { Ask } from '../../portal/client/block';
import type { RunOptions } from './runOptions';
import { readOptions } from './runOptions';
import { ConcurrencyLimit } from '../../portal/limits/concurrency';
import { newJitter } from '../../portal/transport/schedule';

/** What the items of one try of a node's run share. Retry On Fail starts another try. */
export class NodeTry {
	/** Set as soon as an item has failed in Stop mode: from then on nothing more is sent. */
	stopped = false;

	readonly done: ItemRef[] = [];

	readonly unknown: ItemRef[] = [];

	readonly connection: Promise<Door | Failed>;

	readonly options: RunOptions;

	readonly concurrency: ConcurrencyLimit;

	readonly jitter = newJitter();

	private readonly batch: Batch | undefined;

	private readonly underWay = new Set<Promise<unknown>>();

	private items = 0;

	private lastIndex = -1;

	private burst: Promise<void> | undefined;

	constructor(
		caller: IExecutePaginationFunctions,
		private readonly stops: boolean,
		/** How many items n8n hands over in one go; undefined where that can't be known. */
		private readonly expected: number | undefined,
	) {
		this.options = readOptions(caller);
		this.connection = openConnection(caller);
		this.concurrency = new ConcurrencyLimit(this.options.parallelRequests);
		this.batch = this.options.batchSize > 0 ? new Batch(this.options.batchSize, stops) : undefined;
	}

	/** Whether an item belongs to this try: n8n hands items over in ascending order. */
	belongsToThisTry(index: number): boolean {
		return index > this.lastIndex;
	}

	/**
	 * Waits until n8n has handed over all items that it hands over in one go, so that bad input of any
	 * of them is known, and calls can be gathered, before the first is sent.
	 */
	async allItemsSeen(index: number): Promise<void> {
		this.lastIndex = index;
		this.items += 1;
		this.burst ??= sleep(0).then(() => {
			this.burst = undefined;
			// n8n gave up on the run between two items: an expression of the next could not be resolved.
			if (this.stops && this.expected !== undefined && this.items < this.expected) {
				this.stopped = true;
			}
		});
		await this.burst;
	}

	ask: Ask = async (lane, call, knowledge, alone) =>
		this.batch === undefined || alone
			? await single(lane, call, knowledge)
			: await this.batch.ask(lane, call, knowledge);

	/** Keeps track of what is under way, for {@link idle}. */
	async track(work: Promise<Outcome>, item: ItemRef): Promise<Outcome> {
		this.underWay.add(work);
		const outcome = await work;
		this.underWay.delete(work);
		if (outcome.ok) this.done.push(item);
		else if (outcome.failure.effect === 'unknown') this.unknown.push(item);
		return outcome;
	}

	/** Waits for the end of all that is under way. */
	async idle(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
	}
}
