import type { PortalClient } from '../../portal/client/client';
import { MAX_BATCH_SIZE } from '../../portal/client/client';
import { withDeadline } from '../../portal/limits/deadline';

/** Longer than all timeouts and waits of a request and its retries, and of one before it. */
export const MAX_LOAD_MS = 12 * 60_000;

/** Someone who waits for what is read of a payment. */
interface Waiting<T> {
	resolve: (loaded: T) => void;
	reject: (error: unknown) => void;
}

/** How something is read of payments. */
interface BatchRead<T> {
	/** Reads it of each payment, in their order. */
	read: (client: PortalClient, ids: number[]) => Promise<T[]>;
	/** What it comes to where that takes too long. */
	timedOut: () => T;
}

/**
 * Reads something of payments for many calls of Bitrix24. While one request is under way, what comes in waits
 * for the next, up to 50 payments in it: a burst of calls costs few requests, a single call does not wait.
 * Of one payment the answers come in the order in which they were asked for.
 */
export class BatchLoader<T> {
	private readonly waiting = new Map<number, Array<Waiting<T>>>();

	private isReading = false;

	constructor(private readonly reading: BatchRead<T>) {}

	async load(client: PortalClient, id: number): Promise<T> {
		let own: Waiting<T> | undefined;
		return await withDeadline<T>(
			MAX_LOAD_MS,
			async () =>
				await new Promise((resolve, reject) => {
					own = { resolve, reject };
					this.waiting.set(id, [...(this.waiting.get(id) ?? []), own]);
					if (!this.isReading) void this.drain(client);
				}),
			() => {
				this.leave(id, own);
				return this.reading.timedOut();
			},
		);
	}

	/** Takes someone out of the queue who waits no longer. */
	private leave(id: number, own: Waiting<T> | undefined): void {
		const others = (this.waiting.get(id) ?? []).filter((one) => one !== own);
		if (others.length > 0) this.waiting.set(id, others);
		else this.waiting.delete(id);
	}

	private async drain(client: PortalClient): Promise<void> {
		this.isReading = true;
		while (this.waiting.size > 0) {
			const taken = [...this.waiting].slice(0, MAX_BATCH_SIZE);
			for (const [id] of taken) this.waiting.delete(id);
			await this.loadSome(client, taken);
		}
		this.isReading = false;
	}

	/** Whatever happens, nobody is left waiting. */
	private async loadSome(
		client: PortalClient,
		taken: Array<[number, Array<Waiting<T>>]>,
	): Promise<void> {
		const ids = taken.map(([id]) => id);
		try {
			const loaded = await withDeadline(
				MAX_LOAD_MS,
				async (signal) => await this.reading.read(client.until(signal), ids),
				() => ids.map(() => this.reading.timedOut()),
			);
			loaded.forEach((one, index) => {
				for (const { resolve } of taken[index]?.[1] ?? []) resolve(one);
			});
		} catch (error) {
			for (const [, waiting] of taken) for (const { reject } of waiting) reject(error);
		}
	}
}
