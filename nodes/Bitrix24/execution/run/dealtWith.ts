import type { Outcome, Skipped } from '../../portal/outcome';
import { isSkipped } from '../../portal/outcome';

/** An item that a stopped run had already dealt with. */
export interface ItemRef {
	index: number;
	id?: unknown;
}

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

	/** Notes what an item's call came to. One that was skipped leaves open what was open before. */
	note(item: ItemRef, outcome: Outcome | Skipped): void {
		if (!outcome.ok && isSkipped(outcome)) return;
		this.unknownItems.delete(item.index);
		if (outcome.ok) this.doneItems.set(item.index, item);
		else if (outcome.effect === 'unknown') this.unknownItems.set(item.index, item);
	}
}
