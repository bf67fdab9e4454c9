import type { Clock } from '../clock';
import type { Settings } from '../settings';

/** The leaky bucket in front of the portal, one for each address that calls (section 3). */
export class LeakyBucket {
	private readonly levels = new Map<string, { level: number; at: number }>();

	constructor(
		private readonly settings: Settings,
		private readonly clock: Clock,
	) {}

	/** Lets a request in and counts it, or refuses it and does not. */
	admits(address: string): boolean {
		const { bucket } = this.settings;
		if (bucket === null) return true;
		const at = this.clock.now();
		const before = this.levels.get(address) ?? { level: 0, at };
		// Nothing drains while the clock is put back, and nothing is added.
		const seconds = Math.max(0, at - before.at) / 1000;
		const level = Math.max(0, before.level - seconds * bucket.drain);
		const admitted = level + 1 <= bucket.capacity;
		this.levels.set(address, { level: admitted ? level + 1 : level, at });
		return admitted;
	}

	reset(): void {
		this.levels.clear();
	}
}
