import type { Clock } from '../clock';
import type { Settings } from '../settings';

const BUCKETS = 10;

/** What a reply's `time` tells of it. */
export interface OperatingReport {
	operating_reset_at: number;
	operating: number;
}

/** Seconds of work each method used, in ten buckets of a minute each (section 3). */
export class OperatingTime {
	private readonly used = new Map<string, Map<number, number>>();

	constructor(
		private readonly settings: Settings,
		private readonly clock: Clock,
	) {}

	private width(): number {
		return (this.settings.operating?.window ?? 600) / BUCKETS;
	}

	private current(): number {
		return Math.floor(this.clock.now() / 1000 / this.width());
	}

	private live(method: string): Map<number, number> {
		const buckets = this.used.get(method) ?? new Map<number, number>();
		const oldest = this.current() - BUCKETS;
		for (const bucket of buckets.keys()) {
			// A clock that was put back leaves minutes that are not there yet.
			if (bucket <= oldest || bucket > this.current()) buckets.delete(bucket);
		}
		this.used.set(method, buckets);
		return buckets;
	}

	private sum(method: string): number {
		return [...this.live(method).values()].reduce((total, seconds) => total + seconds, 0);
	}

	/** Whether the method has used up its time; asked before a call runs. */
	blocks(method: string): boolean {
		const { operating } = this.settings;
		return operating !== null && this.sum(method) >= operating.limit;
	}

	/** Counts a call that ran; extra is what it took beyond the usual. */
	count(method: string, extra: number): void {
		const { operating } = this.settings;
		if (operating === null) return;
		const buckets = this.live(method);
		const bucket = this.current();
		buckets.set(bucket, (buckets.get(bucket) ?? 0) + operating.perCall + extra);
	}

	/** What a success tells of it; nothing at all where the portal keeps no count. */
	report(method: string): OperatingReport | undefined {
		if (this.settings.operating === null) return undefined;
		const buckets = this.live(method);
		const oldest = Math.min(this.current(), ...buckets.keys());
		return {
			operating_reset_at: Math.ceil((oldest + BUCKETS) * this.width()),
			operating: Number(this.sum(method).toFixed(6)),
		};
	}

	reset(): void {
		this.used.clear();
	}
}
