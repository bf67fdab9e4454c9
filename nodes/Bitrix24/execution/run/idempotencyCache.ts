import { sleep } from 'n8n-workflow';
import type { Idempotency } from '../../portal/methodSpec';
import type { Failure, Outcome, Skipped } from '../../portal/outcome';
import { isSkipped } from '../../portal/outcome';

type Attempted = Outcome | Skipped;

/** The failure of a call that may have been executed. */
const lostIn = (outcome: Attempted | undefined): Failure | undefined =>
	outcome === undefined || outcome.ok || isSkipped(outcome) || outcome.effect !== 'unknown'
		? undefined
		: outcome;

/**
 * What one execution of a node has already written, so that Retry On Fail, which runs the node again
 * from its first item, sends nothing a second time. As with an idempotency key, the first result of a
 * call is replayed.
 */
export class IdempotencyCache {
	private readonly outcomes = new Map<string, Promise<Attempted>>();

	/** Whether something may have been written that is not sent again. */
	private hasUnknownOutcome = false;

	/**
	 * @param replaysSuccess false: remember only what must not be sent again because it is not known
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
		idempotency: Idempotency,
		write: (lost?: Failure) => Promise<Attempted>,
	): Promise<Attempted> {
		if (idempotency === 'safe') return await write();
		// Not awaited where there is none: two that ask at the same moment must not both find nothing.
		const underWay = this.outcomes.get(key);
		const known = underWay && (await underWay);
		if (known?.ok === true && this.replaysSuccess) return known;
		const lost = lostIn(known);
		if (lost !== undefined && idempotency === 'nonIdempotent') return lost;
		// What fails from memory stops the run before anything new is sent.
		if (this.hasUnknownOutcome && known === undefined) await sleep(0);
		const writing = write(lost);
		this.outcomes.set(key, writing);
		const outcome = await writing;
		const isLost = lostIn(outcome) !== undefined;
		if (isLost) this.hasUnknownOutcome = true;
		const isKept = outcome.ok
			? this.replaysSuccess
			: isLost && (this.replaysSuccess || idempotency === 'nonIdempotent');
		// A try that did not come to it leaves open what an earlier one left open.
		if (underWay !== undefined && lost !== undefined && !outcome.ok && isSkipped(outcome)) {
			this.outcomes.set(key, underWay);
		} else if (!isKept) this.outcomes.delete(key);
		return outcome;
	}
}
