import { knownTimezone } from '../values';
import { clock } from './clock';

/** A moment in a time zone, as text. */
export const timeIn = (timezone: string, ms: number): string =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone: knownTimezone(timezone) ?? 'UTC',
		dateStyle: 'medium',
		timeStyle: 'long',
	}).format(ms);

/** Two ends of one block that were told a little differently. */
const SAME_END_MS = 2000;

/** A client's waits for methods that the portal has blocked: one for all calls that wait for the same. */
export class BlockWaits {
	private readonly underWay = new Map<AbortSignal | undefined, Map<string, Promise<boolean>>>();

	/** When a call first found a method blocked that has not worked since, on the monotonic clock. */
	private readonly foundAt = new Map<string, number>();

	/** The ends of the blocks that were told, on the monotonic clock. */
	private readonly announced = new Map<string, number>();

	/**
	 * @param log writes into n8n's log at the level info
	 * @param timezone the workflow's, for the end that is told
	 */
	constructor(
		private readonly log: (text: string) => void,
		private readonly timezone: string,
	) {}

	/**
	 * Since when the client's calls wait for a method: those that come later than others have no more time than they.
	 *
	 * @param workedAt when the method last worked, on the monotonic clock
	 */
	since(method: string, workedAt: number): number {
		const known = this.foundAt.get(method) ?? -Infinity;
		const since = known > workedAt ? known : clock.monotonic();
		this.foundAt.set(method, since);
		return since;
	}

	/**
	 * Waits for the end of a method's block, and says so in n8n's log.
	 *
	 * @param ms how long it lasts
	 * @param signal ends the wait early
	 * @returns false when the wait was ended early
	 */
	async wait(method: string, ms: number, signal?: AbortSignal): Promise<boolean> {
		const waits = this.underWay.get(signal) ?? new Map<string, Promise<boolean>>();
		this.underWay.set(signal, waits);
		const known = waits.get(method);
		if (known !== undefined) return await known;
		this.announce(method, ms);
		const waiting = clock.pause(ms, signal).finally(() => waits.delete(method));
		waits.set(method, waiting);
		return await waiting;
	}

	private announce(method: string, ms: number): void {
		const end = clock.monotonic() + ms;
		const told = this.announced.get(method);
		if (told !== undefined && Math.abs(told - end) < SAME_END_MS) return;
		this.announced.set(method, end);
		this.log(
			`Bitrix24 has blocked ${method}, which has used up its operating time. It is called again at ${timeIn(this.timezone, clock.now() + ms)}; other methods are not affected.`,
		);
	}
}
