import { sleep } from 'n8n-workflow';
import type { Failure, Kind, Outcome } from '../../portal/outcome';

/**
 * What one execution of a node has already written, so that Retry On Fail, which runs the node again
 * from its first item, sends nothing a second time.
 */
export class Writes {
	private readonly outcomes = new Map<string, Promise<Outcome>>();

	/** Whether something may have been written that is not sent again. */
	private doubtful = false;

	/**
	 * @param everything false: remember only what must not be sent again because nobody can tell
	 * whether it was added. So it is for an agent's tool, where the same call again may be meant.
	 */
	constructor(private readonly everything: boolean) {}

	/**
	 * Writes, unless it is already written or under way.
	 *
	 * @param key tells the same write apart from others: item, method and body
	 * @param write does it; it is handed how an earlier try was lost, if one was
	 */
	async once(
		key: string,
		kind: Kind,
		write: (doubt?: Failure) => Promise<Outcome>,
	): Promise<Outcome> {
		if (kind === 'read') return await write();
		// Not awaited where there is none: two that ask at the same moment must not both find nothing.
		const underWay = this.outcomes.get(key);
		const known = underWay && (await underWay);
		if (known?.ok === true && this.everything) return known;
		const lost =
			known?.ok === false && known.failure.certainty === 'lost' ? known.failure : undefined;
		if (known !== undefined && lost !== undefined && kind === 'adds') return known;
		// What fails from memory stops the run before anything new is sent.
		if (this.doubtful && known === undefined) await sleep(0);
		const writing = write(lost);
		this.outcomes.set(key, writing);
		const outcome = await writing;
		if (!outcome.ok && outcome.failure.certainty === 'lost') this.doubtful = true;
		const keep = outcome.ok
			? this.everything
			: outcome.failure.certainty === 'lost' && (this.everything || kind === 'adds');
		if (!keep) this.outcomes.delete(key);
		return outcome;
	}
}
