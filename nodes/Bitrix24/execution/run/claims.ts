/** What became of the record that an item took for itself; `free` where it was not changed. */
export type Use = 'done' | 'unknown' | 'free';

/** An item that has taken a record for itself. */
export interface Claim {
	index: number;
	id: unknown;
	/** Undefined while the item is under way. */
	use?: Use;
	/** Resolves once that is known. */
	settled: Promise<void>;
	settle: () => void;
}

/**
 * Which records the items of a run have taken for themselves: what one item has paid is no candidate for
 * another one that names the same deal. They last over the tries of Retry On Fail, so that each item
 * finds its own record again.
 */
export class Claims {
	private readonly byRecord = new Map<string, Claim>();

	private readonly byItem = new Map<number, Claim>();

	/** The claim of another item on a record, as long as that has used it, or may. */
	ofOther(record: string, index: number): Claim | undefined {
		const claim = this.byRecord.get(record);
		return claim === undefined || claim.index === index || claim.use === 'free' ? undefined : claim;
	}

	/** The id of the record that an item has used in an earlier try. */
	usedBy(index: number): unknown {
		const claim = this.byItem.get(index);
		return claim?.use === 'done' || claim?.use === 'unknown' ? claim.id : undefined;
	}

	/** Takes a record for an item, unless another one has it, or the item itself has used it. */
	take(record: string, id: unknown, index: number): void {
		if (this.ofOther(record, index) !== undefined || this.usedBy(index) !== undefined) return;
		let settle: () => void = () => undefined;
		const settled = new Promise<void>((resolve) => {
			settle = resolve;
		});
		const claim: Claim = { index, id, settled, settle };
		this.byRecord.set(record, claim);
		this.byItem.set(index, claim);
	}

	/**
	 * Says what became of what an item has taken.
	 *
	 * @param use undefined where this try did not come to it: then it is as an earlier one left it
	 */
	settle(index: number, use: Use | undefined): void {
		const claim = this.byItem.get(index);
		if (claim === undefined) return;
		claim.use = use ?? claim.use ?? 'free';
		claim.settle();
	}
}
