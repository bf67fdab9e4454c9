/** Random numbers that are the same for the same seed (mulberry32). */
export class Generator {
	constructor(private state: number) {}

	/** From 0 up to, but not including, 1. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	whole(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** One of a list. */
	one<T>(list: readonly T[]): T {
		return list[this.whole(0, list.length - 1)] as T;
	}

	/** True so often of a hundred times. */
	often(percent: number): boolean {
		return this.next() * 100 < percent;
	}
}
