import type { IDataObject, IExecuteData, IExecutePaginationFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { Batch, single } from './batch';
import type { Outcome } from './call';
import type { Door } from './door';
import { openDoor } from './door';
import type { Dealt } from './report';
import { Slots } from './slots';
import type { Ask } from './retry';
import { newJitter } from './transmit';
import { Writes } from './writes';

/** What a user sets in the node's options for the whole run. */
export interface Settings {
	/** Calls in one request; 0: each call is a request of its own. */
	batchSize: number;
	parallelRequests: number;
	/** Seconds. */
	maxWait: number;
	/** Read each record back after it was written. */
	readBack: boolean;
}

const wholeWithin = (value: unknown, low: number, high: number, otherwise: number): number =>
	typeof value === 'number' && Number.isFinite(value)
		? Math.min(high, Math.max(low, Math.floor(value)))
		: otherwise;

function settingsOf(caller: IExecutePaginationFunctions): Settings {
	const options = caller.getNodeParameter('options', {}) as IDataObject;
	return {
		batchSize: wholeWithin(options.batchSize, 0, 50, 0),
		parallelRequests: wholeWithin(options.parallelRequests, 1, 20, 5),
		maxWait: wholeWithin(options.maxWait, 0, 24 * 3600, 60),
		readBack: options.returnPayment === true,
	};
}

/** What the items of one try of a node's run share. Retry On Fail starts another try. */
export class Attempt {
	/** Set as soon as an item has failed in Stop mode: from then on nothing more is sent. */
	stopped = false;

	readonly done: Dealt[] = [];

	readonly unknown: Dealt[] = [];

	readonly door: Promise<Door | Outcome>;

	readonly settings: Settings;

	readonly slots: Slots;

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
		this.settings = settingsOf(caller);
		this.door = openDoor(caller);
		this.slots = new Slots(this.settings.parallelRequests);
		this.batch =
			this.settings.batchSize > 0 ? new Batch(this.settings.batchSize, stops) : undefined;
	}

	/** Whether an item belongs to this try: n8n hands items over in ascending order. */
	takes(index: number): boolean {
		return index > this.lastIndex;
	}

	/**
	 * Waits until n8n has handed over all items that it hands over in one go, so that bad input of any
	 * of them is known, and calls can be gathered, before the first is sent.
	 */
	async gathered(index: number): Promise<void> {
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

	/** Keeps track of what is under way, for {@link settled}. */
	async track(work: Promise<Outcome>, item: Dealt): Promise<Outcome> {
		this.underWay.add(work);
		const outcome = await work;
		this.underWay.delete(work);
		if (outcome.ok) this.done.push(item);
		else if (outcome.failure.certainty === 'lost') this.unknown.push(item);
		return outcome;
	}

	/** Waits for the end of all that is under way. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.allSettled([...this.underWay]);
	}
}

export interface Run {
	writes: Writes;
	/** What was searched for, so that the same is searched once, also over tries. */
	found: Map<string, Promise<Outcome>>;
	attempt: Attempt;
}

/**
 * One entry a node run. n8n hands the same object to all items of a run and to every try of Retry On
 * Fail, and lets go of it with the run: so the memory needs no ids, no bounds and no clean-up.
 */
const runs = new WeakMap<IExecuteData, Run>();

function expectedItems(caller: IExecutePaginationFunctions): number | undefined {
	const node = caller.getNode();
	// Request Options can hand the items over in portions, with pauses between them.
	const requestOptions = node.parameters.requestOptions as IDataObject | undefined;
	if (requestOptions?.batching !== undefined) return undefined;
	return node.executeOnce === true ? 1 : caller.getExecuteData().data.main?.[0]?.length;
}

/** The run and the try that an item belongs to. */
export function runOf(caller: IExecutePaginationFunctions): Run {
	const data = caller.getExecuteData();
	// As an agent's tool the node runs on the agent's data, once for each call of the tool: each call is
	// a try of its own.
	const own = data.node.name === caller.getNode().name;
	const known = runs.get(data);
	if (own && known !== undefined && known.attempt.takes(caller.getItemIndex())) return known;
	const run = {
		writes: known?.writes ?? new Writes(own),
		found: own
			? (known?.found ?? new Map<string, Promise<Outcome>>())
			: new Map<string, Promise<Outcome>>(),
		attempt: new Attempt(caller, !caller.continueOnFail(), own ? expectedItems(caller) : undefined),
	};
	runs.set(data, run);
	return run;
}
