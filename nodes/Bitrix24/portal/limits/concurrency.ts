/** Lets a number of tasks run at once; the others wait their turn, first come first served. */
export class ConcurrencyLimit {
	private running = 0;

	private limit = 1;

	private readonly waiting: Array<() => void> = [];

	/** Where the queue begins: shifting a long array would copy it for every item. */
	private first = 0;

	/**
	 * @param size how many at once. The very first task runs alone: what fails for every task (a wrong
	 * webhook, a missing scope, a token to refresh) then fails, or is mended, once.
	 */
	constructor(private readonly size: number) {}

	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.running >= this.limit) {
			await new Promise<void>((resolve) => {
				this.waiting.push(resolve);
			});
		} else {
			this.running += 1;
		}
		try {
			return await task();
		} finally {
			this.running -= 1;
			this.limit = this.size;
			this.admit();
		}
	}

	private admit(): void {
		while (this.running < this.limit && this.first < this.waiting.length) {
			this.running += 1;
			this.waiting[this.first]?.();
			this.first += 1;
		}
		if (this.first === this.waiting.length) {
			this.waiting.length = 0;
			this.first = 0;
		}
	}
}
