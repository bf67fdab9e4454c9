/** What waits, first come first served. */
export class Queue<T> {
	private readonly waiting: T[] = [];

	/** Where the queue begins: shifting a long array would copy it for every task. */
	private first = 0;

	get length(): number {
		return this.waiting.length - this.first;
	}

	push(one: T): void {
		this.waiting.push(one);
	}

	shift(): T | undefined {
		const one = this.waiting[this.first];
		if (one === undefined) return undefined;
		this.first += 1;
		if (this.first === this.waiting.length) {
			this.waiting.length = 0;
			this.first = 0;
		}
		return one;
	}
}

/**
 * Reads something one time after the other: whoever asks while a read is under way shares the next one, which begins
 * after they have asked.
 */
export class SharedRead<T> {
	private running: Promise<T> | undefined;

	private next: Promise<T> | undefined;

	constructor(private readonly read: () => Promise<T>) {}

	async get(): Promise<T> {
		if (this.running === undefined) return await this.start();
		const startNext = async (): Promise<T> => {
			this.next = undefined;
			return await this.start();
		};
		this.next ??= this.running.then(startNext, startNext);
		return await this.next;
	}

	private async start(): Promise<T> {
		const own = this.read();
		this.running = own;
		try {
			return await own;
		} finally {
			if (this.running === own) this.running = undefined;
		}
	}
}

/** Lets a number of tasks run at once; the others wait their turn. */
export class ConcurrencyLimit {
	private running = 0;

	private limit = 1;

	private readonly urgent = new Queue<() => void>();

	private readonly others = new Queue<() => void>();

	/**
	 * @param size how many at once. The very first task runs alone: what fails for every task (a wrong
	 * webhook, a missing scope, a token to refresh) then fails, or is mended, once.
	 */
	constructor(readonly size: number) {}

	/** @param isUrgent whether it goes before all that is not */
	async run<T>(task: () => Promise<T>, isUrgent = false): Promise<T> {
		if (this.running >= this.limit) {
			await new Promise<void>((resolve) => {
				(isUrgent ? this.urgent : this.others).push(resolve);
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
		while (this.running < this.limit) {
			const start = this.urgent.shift() ?? this.others.shift();
			if (start === undefined) return;
			this.running += 1;
			start();
		}
	}
}
