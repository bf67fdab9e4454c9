import type { Failure, Outcome, Skipped } from '../../portal/outcome';
import { isSkipped } from '../../portal/outcome';

/** An item that a stopped run had already dealt with. */
export interface ItemRef {
	index: number;
	id?: unknown;
}

const DONE_EARLIER =
	'An earlier try of this run completed this item. Don’t run it again. Check the record in the portal, then fix what the message points out.';

const UNKNOWN_EARLIER =
	'An earlier try of this run sent this item and got no response. Check the record in the portal before you run it again.';

/**
 * Which items of a node's run were done, and of which nobody can tell, over all tries of Retry On Fail: what one
 * try did is done, also where a later one stops before it comes to that item.
 */
export class DealtWith {
	private readonly doneItems: Map<number, ItemRef>;

	private readonly unknownItems: Map<number, ItemRef>;

	/** @param earlier those of the try before */
	constructor(earlier?: DealtWith) {
		this.doneItems = new Map(earlier?.doneItems);
		this.unknownItems = new Map(earlier?.unknownItems);
	}

	get done(): ItemRef[] {
		return [...this.doneItems.values()];
	}

	get unknown(): ItemRef[] {
		return [...this.unknownItems.values()];
	}

	/**
	 * What a failure says of an item that this try did not come to, where an earlier one had done it, or may have:
	 * not that nothing was sent.
	 */
	inEarlierTry(failure: Failure, index: number): Failure {
		const isDone = this.doneItems.has(index);
		if (!isDone && !this.unknownItems.has(index)) return failure;
		const what = isDone
			? 'an earlier try completed the item'
			: 'it is unknown whether an earlier try completed the item';
		return {
			...failure,
			message: `${failure.message}; ${what}`,
			advice: isDone ? DONE_EARLIER : UNKNOWN_EARLIER,
			effect: isDone ? 'rejected' : 'unknown',
		};
	}

	/** Notes what an item's call came to. One that was skipped leaves open what was open before. */
	note(item: ItemRef, outcome: Outcome | Skipped): void {
		if (!outcome.ok && isSkipped(outcome)) return;
		this.unknownItems.delete(item.index);
		if (outcome.ok) this.doneItems.set(item.index, item);
		else if (outcome.effect === 'unknown') this.unknownItems.set(item.index, item);
	}
}
