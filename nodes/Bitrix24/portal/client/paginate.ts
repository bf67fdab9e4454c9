import type { Call, Failure, Outcome, Skipped, Success } from '../outcome';
import {
	ENDLESS,
	incompleteList,
	MAX_PAGES,
	OTHER_KIND,
	SHRINKING,
	tooLong,
	UNCOUNTED,
	UNREADABLE_NEXT,
} from './listFailures';
import { joined, recordsIn, withoutKnown } from './pages';

/** As many records as a page has where nothing else is seen (docs/bitrix24-rest.md §1). */
const PAGE = 50;

/** How often a list is taken up further in front. */
const MAX_REREADS = 100;

/** Reads one list to its end. */
class ListReader {
	/** The pages before, put together. */
	value: unknown = undefined;

	private readonly first: number;

	private start: number;

	private pageSize = PAGE;

	private total: number | undefined;

	private rereads = 0;

	/** Pages in front of this were read before. */
	private reread = 0;

	constructor(
		call: Call,
		private readonly most: number,
	) {
		this.start = Number(call.parameters.start) || 0;
		this.first = Math.max(0, this.start);
	}

	/**
	 * Takes a page, unless those before it have to be read once more.
	 *
	 * @returns where to read on, undefined at the end of the list, or why the list is not to be had
	 */
	take(page: Success): number | undefined | Failure {
		const before = this.total;
		if (page.total !== undefined && page.total > 0) this.total = page.total;
		const removed = (before ?? 0) - (this.total ?? 0);
		if (removed > 0) return this.goBack(removed);
		const fresh = this.start < this.reread ? withoutKnown(page.value, this.value) : page.value;
		if (fresh === undefined) return SHRINKING;
		this.value = this.value === undefined ? fresh : joined(this.value, fresh);
		return this.value === undefined ? OTHER_KIND : this.nextAfter(page);
	}

	/** What was removed in front has moved others to pages that were read already. */
	private goBack(removed: number): number | Failure {
		this.rereads += 1;
		if (this.rereads > MAX_REREADS) return SHRINKING;
		const distance = Math.ceil(removed / this.pageSize) * this.pageSize;
		this.reread = Math.max(this.reread, this.start);
		this.start = Math.max(this.first, this.start - distance);
		return this.start;
	}

	private nextAfter({ next, value }: Success): number | undefined | Failure {
		const { start, total } = this;
		const records = recordsIn(value);
		const position = Math.max(0, start) + records;
		if (total !== undefined && Math.max(next || 0, position) >= total) return undefined;
		if (next === undefined || records === 0) return this.end(next, position);
		// Of a list whose length nobody tells, a page that leads back is the last one.
		if (next <= start && total === undefined) return undefined;
		if (!(next > start)) return UNREADABLE_NEXT;
		const count = Math.max((total ?? 0) - this.first, recordsIn(this.value));
		if (count > this.most) return tooLong(count, this.most);
		this.pageSize = next - Math.max(0, start);
		this.start = next;
		return next;
	}

	/** Whether the list may end here. */
	private end(next: number | undefined, position: number): undefined | Failure {
		const { pageSize, start, total } = this;
		if (total === undefined) return start < 0 && position >= PAGE ? UNCOUNTED : undefined;
		const isLast = next === undefined && Math.max(start + pageSize, position) >= total;
		return isLast ? undefined : incompleteList(recordsIn(this.value), total);
	}
}

/**
 * Fetches all pages, one after the other: a list by offset, in which each page begins at `start`. It is whole or a
 * failure, as far as the portal's own words can tell:
 *
 * - It ends where no `next` is named. Where `total` says that a further page should be there, or a page is empty
 *   before that, records are missing: `lists.element.get` was reported to answer so (fast_bitrix24, issue 75).
 * - The last page may hold fewer records than `total` says, by less than a page. A method may count what the user
 *   may not read, and something may be deleted between the count and the list: a list that has to match exactly
 *   could then never be read.
 * - Where `total` becomes smaller, records were removed, and as many of those behind them may have moved to a page
 *   that was read already. So that is read once more, and what is known by its ID is left out.
 * - Without a `total` nothing but `next` counts. With `start` −1 there is neither, so a full page is not
 *   taken for all. A `total` that is too small, as that of `crm.address.list` (b24phpsdk, issue 144), can't be seen.
 * - What is removed while as much is added is not seen, either.
 *
 * @param most how many records are wanted at most: a list that has more is not read to its end
 * @returns all pages as one result, or the first failure
 */
export async function paginate(
	call: Call,
	fetchPage: (page: Call) => Promise<Outcome | Skipped>,
	most = Infinity,
): Promise<Outcome | Skipped> {
	const reader = new ListReader(call, most);
	let outcome = await fetchPage(call);
	for (let pages = 1; outcome.ok; pages += 1) {
		const start = reader.take(outcome);
		if (start === undefined) return { ...outcome, value: reader.value };
		if (typeof start !== 'number') return start;
		if (pages >= MAX_PAGES) return ENDLESS;
		outcome = await fetchPage({ ...call, parameters: { ...call.parameters, start } });
	}
	return outcome;
}
