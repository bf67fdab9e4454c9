/** One thing to do; it never rejects. */
export type Job = () => Promise<void>;

/** Does jobs in the order they came, several at once, each once; it can be made to hold them back. */
export class Queue {
	private waiting: Job[] = [];
	private held: Job[] | undefined;
	private underWay = 0;
	private idle: Array<() => void> = [];

	/** @param parallel how many at once, asked anew for each */
	constructor(private readonly parallel: () => number) {}

	add(job: Job): void {
		(this.held ?? this.waiting).push(job);
		this.next();
	}

	/** From now on jobs are kept back. */
	hold(): void {
		this.held ??= [];
	}

	/** Does what was kept back, one after the other, and keeps nothing back any more. */
	release(order: 'asSent' | 'reversed'): void {
		const jobs = this.held ?? [];
		this.held = undefined;
		if (order === 'reversed') jobs.reverse();
		if (jobs.length === 0) return;
		this.add(async () => {
			for (const job of jobs) await job();
		});
	}

	/** Resolves when nothing is under way or waiting; what is kept back does not count. */
	async settled(): Promise<void> {
		if (this.underWay === 0 && this.waiting.length === 0) return;
		await new Promise<void>((resolve) => this.idle.push(resolve));
	}

	/** Forgets what was not begun yet, what is kept back too. */
	clear(): void {
		this.waiting = [];
		this.held = undefined;
		this.next();
	}

	private next(): void {
		while (this.underWay < this.parallel()) {
			const job = this.waiting.shift();
			if (job === undefined) break;
			this.underWay++;
			void job().finally(() => {
				this.underWay--;
				this.next();
			});
		}
		if (this.underWay > 0 || this.waiting.length > 0) return;
		for (const resolve of this.idle.splice(0)) resolve();
	}
}
