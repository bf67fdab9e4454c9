/** What a portal allows: docs/bitrix24-rest.md §3. */
export interface Allowance {
	/** Seconds that one call takes. */
	secondsPerCall: number;
	/** How many requests are sent at once. */
	parallel: number;
	/** Seconds that the method may use within ten minutes, counted by whole minutes. */
	operatingSeconds: number;
}

const MINUTE_S = 60;
const MINUTES = 10;

/**
 * How long so many calls of one method take at best, in seconds: each of the parallel requests does one call after
 * the other, and none begins while the last ten minutes have used up the method's operating time. The request limit
 * does not count: in batches it is not felt.
 *
 * @param startS when the first call starts, in seconds since a minute began
 */
export function idealSeconds(count: number, allowance: Allowance, startS: number): number {
	const { secondsPerCall, parallel, operatingSeconds } = allowance;
	const free = Array.from({ length: parallel }, () => startS);
	const used = new Map<number, number>();
	const live = (at: number) => {
		const minute = Math.floor(at / MINUTE_S);
		return [...used].filter(([one]) => one > minute - MINUTES);
	};
	for (let call = 0; call < count; call += 1) {
		const first = free.indexOf(Math.min(...free));
		let at = free[first] ?? 0;
		for (;;) {
			const minutes = live(at);
			const sum = minutes.reduce((total, [, seconds]) => total + seconds, 0);
			if (sum < operatingSeconds) break;
			at = (Math.min(...minutes.map(([minute]) => minute)) + MINUTES) * MINUTE_S;
		}
		const minute = Math.floor(at / MINUTE_S);
		used.set(minute, (used.get(minute) ?? 0) + secondsPerCall);
		free[first] = at + secondsPerCall;
	}
	return Math.max(...free) - startS;
}
