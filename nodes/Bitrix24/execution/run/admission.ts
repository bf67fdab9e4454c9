import { Queue } from '../../portal/limits/concurrency';

/** More than all requests of a run hold at once, which are 20 of 50 calls each at most. */
const MOST_ITEMS = 2000;

/**
 * How many items of a run are executed at once. n8n hands over all of them together, and one that is being executed
 * takes two to three times the memory of one that waits for it.
 */
export class Admission {
	private readonly waiting = new Queue<() => void>();

	private admitted = 0;

	/** @param most how many at once */
	constructor(private readonly most = MOST_ITEMS) {}

	/**
	 * Waits until an item may be executed.
	 *
	 * @returns says that it has been; a second time does nothing
	 */
	async enter(): Promise<() => void> {
		if (this.admitted < this.most && this.waiting.length === 0) this.admitted += 1;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		let hasLeft = false;
		return () => {
			if (hasLeft) return;
			hasLeft = true;
			this.admitted -= 1;
			this.admit();
		};
	}

	/** Many are let in together, so that their calls fill their batches. */
	private admit(): void {
		if (this.admitted > this.most / 2) return;
		while (this.admitted < this.most) {
			const start = this.waiting.shift();
			if (start === undefined) return;
			this.admitted += 1;
			start();
		}
	}
}
