import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { UNREADABLE_NEXT } from '../../portal/client/listFailures';
import { unexpectedFailure } from '../../portal/errors/unexpected';
import type { KeyedList, MethodSpec } from '../../portal/methodSpec';
import type { Outcome, Skipped } from '../../portal/outcome';
import { rejected } from '../../portal/outcome';
import { collated } from '../../portal/values';

type Client = PortalClient<Skipped>;
type Found = Outcome | Skipped;

/** As many keys as a page of a list has records (docs/bitrix24-rest.md §1). */
const MOST_KEYS = 50;

const NOT_FILTERED = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 returned a long list with records that were not requested',
	{
		httpCode: '200',
		advice:
			'Nothing was changed. Run the workflow again. If it fails again, choose By ID and enter the ID of the record.',
	},
);

/**
 * Lists the records of some keys, over all pages. A portal drops in silence what it does not know of a filter
 * (docs/bitrix24-rest.md §9.3): a list of everything is not read to its end.
 */
async function listAll(client: Client, list: KeyedList, keys: string[]): Promise<Found> {
	const call = list.call(keys);
	const recordsIn = (value: unknown): IDataObject[] => list.recordsIn(value) ?? [];
	const spec: MethodSpec = {
		idempotency: 'safe',
		isExpectedResult: (value) => list.recordsIn(value) !== undefined,
	};
	const first = await client.call(call, spec);
	if (!first.ok) return first;
	const records = recordsIn(first.value);
	if (first.next === undefined) {
		const isWhole = first.total === undefined || first.total <= records.length;
		return isWhole ? { ok: true, value: records } : UNREADABLE_NEXT;
	}
	const wanted = new Set(keys.map(collated));
	if (!records.every((record) => wanted.has(collated(list.keyOf(record))))) return NOT_FILTERED;
	const all = await client.callAllPages(call, spec);
	return all.ok ? { ok: true, value: recordsIn(all.value) } : all;
}

interface Asked {
	key: string;
	resolve: (found: Found) => void;
}

/** Searches for records by their keys: those of the same moment share a request, up to 50 keys in each. */
export class GatheredSearches {
	private readonly queues = new Map<Client, Map<KeyedList, Asked[]>>();

	/**
	 * The records whose key is the one that is asked for, or that the portal's database takes for the same.
	 *
	 * @returns them as the value of the outcome
	 */
	async find(client: Client, list: KeyedList, key: string): Promise<Found> {
		return await new Promise((resolve) => {
			const lists = this.queues.get(client) ?? new Map<KeyedList, Asked[]>();
			this.queues.set(client, lists);
			const queue = lists.get(list) ?? [];
			lists.set(list, queue);
			queue.push({ key, resolve });
			if (queue.length > 1) return;
			void sleep(0).then(() => {
				lists.delete(list);
				if (lists.size === 0) this.queues.delete(client);
				this.flush(client, list, queue);
			});
		});
	}

	private flush(client: Client, list: KeyedList, queue: Asked[]): void {
		const keys = [...new Set(queue.map(({ key }) => key))];
		for (let start = 0; start < keys.length; start += MOST_KEYS) {
			const some = new Set(keys.slice(start, start + MOST_KEYS));
			const asked = queue.filter(({ key }) => some.has(key));
			listAll(client, list, [...some])
				.then((found) => this.distribute(found, list, asked))
				// Nobody awaits this: whoever waits for a key is told.
				.catch((error: unknown) => {
					for (const { resolve } of asked) resolve(unexpectedFailure(error, 'rejected'));
				});
		}
	}

	/** Gives each its own part of the list. */
	private distribute(found: Found, list: KeyedList, asked: Asked[]): void {
		const byKey = new Map<string, IDataObject[]>();
		for (const record of found.ok ? (found.value as IDataObject[]) : []) {
			const key = collated(list.keyOf(record));
			const records = byKey.get(key) ?? [];
			records.push(record);
			byKey.set(key, records);
		}
		for (const { key, resolve } of asked) {
			resolve(found.ok ? { ok: true, value: byKey.get(collated(key)) ?? [] } : found);
		}
	}
}
