/** Whoever waits in a client's queue. */
type Waiting = (hasTurn: boolean) => void;

/**
 * Hands one thing on among clients: each in turn, and within a client first come first served. So a run
 * with few requests does not wait behind all those of a run with many.
 */
export class Turns {
	/** The queues of the clients that wait, the next one first. */
	private readonly queues = new Map<object, Waiting[]>();

	private isTaken = false;

	/** How many clients wait. */
	get waitingClients(): number {
		return this.queues.size;
	}

	/**
	 * Waits for a turn; whoever has had it must {@link pass} it on.
	 *
	 * @param isNext whether it goes before what the same client has waiting
	 * @returns false when the signal was aborted before: then there is nothing to pass on
	 */
	async take(client: object, signal?: AbortSignal, isNext = false): Promise<boolean> {
		if (signal?.aborted === true) return false;
		if (!this.isTaken) {
			this.isTaken = true;
			return true;
		}
		const queue = this.queues.get(client) ?? [];
		this.queues.set(client, queue);
		return await new Promise((resolve) => {
			const own = signal && AbortSignal.any([signal]);
			const leave = () => {
				this.leave(client, waiting);
				resolve(false);
			};
			const waiting: Waiting = (hasTurn) => {
				own?.removeEventListener('abort', leave);
				resolve(hasTurn);
			};
			own?.addEventListener('abort', leave);
			if (isNext) queue.unshift(waiting);
			else queue.push(waiting);
		});
	}

	/** Gives the turn to the next client. */
	pass(): void {
		const [first] = this.queues;
		this.isTaken = first !== undefined;
		if (first === undefined) return;
		const [client, queue] = first;
		const next = queue.shift();
		this.queues.delete(client);
		if (queue.length > 0) this.queues.set(client, queue);
		next?.(true);
	}

	private leave(client: object, waiting: Waiting): void {
		const queue = this.queues.get(client) ?? [];
		const index = queue.indexOf(waiting);
		if (index >= 0) queue.splice(index, 1);
		if (queue.length === 0) this.queues.delete(client);
	}
}
