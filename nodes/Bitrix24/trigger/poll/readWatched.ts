import type { IDataObject } from 'n8n-workflow';
import { getCall, GET_SPEC, isGone, isPaymentList, mayBeHidden } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call } from '../../portal/outcome';
import { PAGE, pageOf, readAll, readPage, readPages } from '../payments/paymentList';
import { SALE_GET_SPEC, saleGetCall } from '../payments/paymentLoader';
import type { SnapshotStore } from '../state/snapshotStore';
import type { LastPoll, PollResult } from './pollResult';
import { momentsOf } from './pollResult';
import type { WatchScope } from './watchScope';
import { namesOf } from './watchScope';

const OWNERS_SPEC: MethodSpec = { idempotency: 'safe', isExpectedResult: isPaymentList };

/** A portal that has more than that in Look Back is read up to here. */
const MAX_PAGES = 1000;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');

const idOf = ({ id }: IDataObject): number => Number(id);

const greatest = (payments: IDataObject[]): number =>
	payments.reduce((most, payment) => Math.max(most, idOf(payment)), 0);

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
	const highestId = greatest(newest.payments);
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
	const calls = missing.map(saleGetCall);
	const { deleted } = await classifyMissing(client, calls, SALE_GET_SPEC, missing);
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
 * Asks for payments that are in no list any more: only what the portal says is not there was deleted. The
 * others are of deals or invoices that are watched no more, or the user may not read them.
 *
 * @param calls reads each of them
 * @throws NodeApiError where the portal does not tell
 */
async function classifyMissing(
	client: PortalClient,
	calls: Call[],
	spec: MethodSpec,
	ids: number[],
): Promise<Pick<PollResult, 'deleted' | 'unwatched'>> {
	const outcomes = await client.callAll(calls, spec);
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.ok || isGone(outcome) || mayBeHidden(outcome)) continue;
		throw await client.toNodeApiError(outcome, calls[index]);
	}
	return {
		deleted: ids.filter((_id, index) => isGone(outcomes[index], calls[index]?.method)),
		unwatched: ids.filter((_id, index) => outcomes[index]?.ok),
	};
}

async function readOwners(
	client: PortalClient,
	snapshots: SnapshotStore,
	watched: Extract<WatchScope, { kind: 'owners' }>,
	last: LastPoll,
): Promise<PollResult> {
	const { entityTypeId, entityIds } = watched;
	const calls: Call[] = entityIds.map((entityId) => ({
		method: 'crm.item.payment.list',
		parameters: { entityTypeId, entityId },
	}));
	const lists = await client.readAll(calls, OWNERS_SPEC);
	const byOwner = lists.map(({ value }) => value as IDataObject[]);
	const payments = byOwner.flat();
	const names = namesOf(watched);
	const newlyWatched = byOwner.filter((_own, index) => !last.scope.includes(names[index] ?? ''));
	const seen = new Set(payments.map(idOf));
	const others = snapshots.ids.filter((id) => !seen.has(id));
	return {
		payments,
		owners: new Map(
			byOwner.flatMap((own, index) =>
				own.map(
					(one) => [idOf(one), { entityTypeId, entityId: entityIds[index] ?? null }] as const,
				),
			),
		),
		...(await classifyMissing(client, others.map(getCall), GET_SPEC, others)),
		newlyWatched: new Set(newlyWatched.flat().map(idOf)),
		highestId: greatest(payments),
		...momentsOf(last, lists[0]?.answeredAt),
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
