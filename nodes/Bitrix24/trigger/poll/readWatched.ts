import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { PAGE, pageOf, readAll, readPage, readPages } from '../payments/paymentList';
import { SALE_GET_SPEC, saleGetCall } from '../payments/paymentLoader';
import type { SnapshotStore } from '../state/snapshotStore';
import { classifyMissing } from './classifyMissing';
import type { LastPoll, PollResult } from './pollResult';
import { greatestId, idOf, momentsOf } from './pollResult';
import { readOwners } from './readOwners';
import type { WatchScope } from './watchScope';

/** A portal that has more than that in Look Back is read up to here. */
const MAX_PAGES = 1000;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');

/** Payments by their ids: `sale.payment.list` filters by a list of them. */
async function readByIds(client: PortalClient, ids: number[]): Promise<IDataObject[]> {
	const calls = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) =>
		pageOf({ '=id': ids.slice(index * PAGE, (index + 1) * PAGE) }, 'ASC', 0),
	);
	return await readPages(client, calls);
}

/** How many payments are learnt at first that are older than Look Back and not paid yet: one request's worth. */
const MAX_UNPAID_PAGES = 50;

/**
 * Payments that were made since the last poll, beyond the newest page: they may bear any date.
 *
 * @param newest the newest page
 */
async function readMade(
	client: PortalClient,
	{ ids, highestKnownId = 0 }: SnapshotStore,
	newest: IDataObject[],
): Promise<IDataObject[]> {
	const known = ids.reduce((most, id) => Math.max(most, id), highestKnownId);
	const isOnPage = newest.length < PAGE || newest.some((payment) => idOf(payment) <= known);
	return isOnPage ? [] : await readAll(client, { '>id': known }, 'ASC', MAX_PAGES);
}

/**
 * All payments of the portal that may have changed. The portal's dates decide as little as can be: they are
 * shown in its own format, which may be read wrong or not at all, and a payment may be booked with any date
 * (docs/bitrix24-rest.md §9.4, §9.5). So what is not paid yet is known from the first poll on, and what fits
 * a filter by date counts, whatever date it shows.
 */
async function readAllPayments(
	client: PortalClient,
	snapshots: SnapshotStore,
	{ lookBackMs }: Extract<WatchScope, { kind: 'all' }>,
	last: LastPoll,
): Promise<PollResult> {
	const seen = new Map<number, IDataObject>();
	const see = (payments: IDataObject[]) => {
		for (const payment of payments) seen.set(idOf(payment), payment);
	};
	// First of all: what is made while the lists are read is new in the next poll.
	const newest = await readPage(client, pageOf({}, 'DESC', 0));
	const moments = momentsOf(last, newest.answeredAt);
	const billedSince = moments.readAt - lookBackMs;
	const highestId = greatestId(newest.payments);
	const isFirst = !last.scope.includes('all');
	see(newest.payments);
	if (!isFirst) see(await readMade(client, snapshots, newest.payments));
	see(await readAll(client, { '>=dateBill': iso(billedSince) }, 'ASC', MAX_PAGES));
	const paid = await readAll(client, { '>=datePaid': iso(moments.paidSince) }, 'ASC', MAX_PAGES);
	see(paid);
	// Last: where there is no room for all, what was read first is remembered.
	if (isFirst) {
		const unpaid = await readAll(client, { '=paid': 'N' }, 'DESC', MAX_UNPAID_PAGES);
		// What was made meanwhile is new in the next poll.
		see(unpaid.filter((payment) => idOf(payment) <= highestId));
	}
	// What is known and in no list: older, or deleted, or on a page that moved while it was read.
	const others = snapshots.ids.filter((id) => !seen.has(id));
	see(await readByIds(client, others));
	const missing = others.filter((id) => !seen.has(id));
	const { deleted } = await classifyMissing(client, missing, saleGetCall, SALE_GET_SPEC);
	return {
		payments: [...seen.values()].sort((one, other) => idOf(one) - idOf(other)),
		...{ deleted, unwatched: [] },
		newlyWatched: new Set(isFirst ? seen.keys() : []),
		recentlyPaid: new Set(paid.map(idOf)),
		highestId,
		...moments,
	};
}

/**
 * Reads the payments that are watched.
 *
 * @throws NodeApiError when a part of them can't be read: half a poll would tell of deletions that are none
 */
export const readWatched = async (
	client: PortalClient,
	snapshots: SnapshotStore,
	watched: WatchScope,
	last: LastPoll,
): Promise<PollResult> =>
	watched.kind === 'all'
		? await readAllPayments(client, snapshots, watched, last)
		: await readOwners(client, snapshots, watched, last);
