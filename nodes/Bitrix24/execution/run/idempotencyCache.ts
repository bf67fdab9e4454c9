import { sleep } from 'n8n-workflow';
import type { Failure, Idempotency, Outcome } from '../../portal/outcome';

/**
 * What one execution of a node has already written, so that Retry On Fail, which runs the node again
 * from its first item, sends nothing a second time.
 */
export class IdempotencyCache {
	private readonly outcomes = new Map<string, Promise<Outcome>>();

	/** Whether something may have been written that is not sent again. */
	private hasUnknownOutcome = false;

	/**
	 * @param replaysSuccess false: remember only what must not be sent again because nobody can tell
	 * whether it was added. So it is for an agent's tool, where the same call again may be meant.
	 */
	constructor(private readonly replaysSuccess: boolean) {}

	/**
	 * Writes, unless it is already written or under way.
	 *
	 * @param key tells the same write apart from others: item, method and body
	 * @param write does it; it is handed how an earlier try was lost, if one was
	 */
	async once(
		key: string,
		kind: Idempotency,
		write: (doubt?: Failure) => Promise<Outcome>,
	): Promise<Outcome> {
		if (kind === 'safe') return await write();
		// Not awaited where there is none: two that ask at the same moment must not both find nothing.
		const underWay = this.outcomes.get(key);
		const known = underWay && (await underWay);
		if (known?.ok === true && this.replaysSuccess) return known;
		const lost =
			known?.ok === false && known.failure.effect === 'unknown' ? known.failure : undefined;
		if (known !== undefined && lost !== undefined && kind === 'nonIdempotent') return known;
		// What fails from memory stops the run before anything new is sent.
		if (this.hasUnknownOutcome && known === undefined) await sleep(0);
		const writing = write(lost);
		this.outcomes.set(key, writing);
		const outcome = await writing;
		if (!outcome.ok && outcome.failure.effect === 'unknown') this.hasUnknownOutcome = true;
		const keep = outcome.ok
			? this.replaysSuccess
			: outcome.failure.effect === 'unknown' && (this.replaysSuccess || kind === 'nonIdempotent');
		if (!keep) this.outcomes.delete(key);
		return outcome;
	}
}
