const MOSCOW = 3 * 3_600_000;

/** A timer that is set for longer ends at once. */
const LONGEST = 2 ** 31 - 1;

/** The portal's own time, in milliseconds since 1970; it may run faster than real time, or be put forward or back. */
export class Clock {
	private anchorReal = Date.now();
	private anchorPortal = this.anchorReal;

	constructor(private currentScale = 1) {}

	get scale(): number {
		return this.currentScale;
	}

	set scale(scale: number) {
		this.anchorPortal = this.now();
		this.anchorReal = Date.now();
		this.currentScale = scale;
	}

	now(): number {
		return this.anchorPortal + (Date.now() - this.anchorReal) * this.currentScale;
	}

	/** How many real milliseconds a timer has to wait for so many of the portal's, which may stand still. */
	timerFor(milliseconds: number): number {
		return Math.min(milliseconds / this.currentScale, LONGEST);
	}

	/** Puts the portal's time forward, so that no test has to wait; or back, by a negative number. */
	advance(milliseconds: number): void {
		this.anchorPortal += milliseconds;
	}
}

/** The portal's time zone. */
export const ZONE = '+03:00';

/** The portal's wall clock at a point in time: "2024-05-20T15:39:49". */
export function inPortalZone(timestamp: number): string {
	return new Date(timestamp + MOSCOW).toISOString().slice(0, 19);
}

/** A point in time as the portal writes it: "2024-05-20T15:39:49+03:00". */
export function isoDate(timestamp: number): string {
	return inPortalZone(timestamp) + ZONE;
}
