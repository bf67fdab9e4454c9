import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../../portal/errors/unexpected';
import type { Result, Skipped } from '../../portal/outcome';

type Found = Result<IDataObject> | Skipped;

/** Reads something more of many records: what goes into each, in their order. */
export type ReadMore = (records: IDataObject[]) => Promise<Found[]>;

interface Waiting {
	records: IDataObject[];
	resolve: (found: Found[]) => void;
}

/**
 * Gathers what is to be read besides the records of a try's items: it is read once all items have their own
 * records or have failed, so that it takes few requests however many items there are. n8n hands on the items of a
 * run together, so no item is kept for longer.
 */
export class Supplements {
	/** How many items may still come. */
	private expected = 0;

	/** By the client that reads them. */
	private waiting = new Map<object, { read: ReadMore; all: Waiting[] }>();

	/**
	 * Says that an item is on its way. As long as it is, nothing is read.
	 *
	 * @returns says that it is not any more; a second time does nothing
	 */
	enter(): () => void {
		this.expected += 1;
		let hasLeft = false;
		return () => {
			if (hasLeft) return;
			hasLeft = true;
			this.expected -= 1;
			if (this.expected === 0) void sleep(0).then(() => this.flush());
		};
	}

	/**
	 * Reads something more of an item's records, together with those of the others.
	 *
	 * @param client tells the items of one credential from those of another
	 * @param leave says that the item waits for nothing else
	 */
	async read(
		client: object,
		read: ReadMore,
		records: IDataObject[],
		leave: () => void,
	): Promise<Found[]> {
		return await new Promise((resolve) => {
			const group = this.waiting.get(client) ?? { read, all: [] };
			this.waiting.set(client, group);
			group.all.push({ records, resolve });
			leave();
		});
	}

	private flush(): void {
		// Another item came meanwhile.
		if (this.expected > 0) return;
		const groups = [...this.waiting.values()];
		this.waiting.clear();
		for (const { read, all } of groups) {
			read(all.flatMap(({ records }) => records))
				.then((found) => {
					let start = 0;
					for (const { records, resolve } of all) {
						resolve(found.slice(start, start + records.length));
						start += records.length;
					}
				})
				// Nobody awaits this: whoever waits is told.
				.catch((error: unknown) => {
					const failure = unexpectedFailure(error, 'rejected');
					for (const { records, resolve } of all) resolve(records.map(() => failure));
				});
		}
	}
}
