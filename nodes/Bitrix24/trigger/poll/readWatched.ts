import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/transport/response';
import type { Call, OperationSpec } from '../../portal/outcome';
import type { PortalClient } from '../../portal/client/client';
import { PAGE, pageOf, readAll, readPages, ReadError } from '../payments/paymentList';
import type { SnapshotStore } from '../state/snapshotStore';
import { isGone, GET_METHOD, GET_SPEC } from '../payments/paymentLoader';
import type { WatchScope } from './watchScope';
import { namesOf } from './watchScope';

/** What a look shows. */
export interface PollResult {
	payments: IDataObject[];
	/** Payments that are known and no longer there. */
	deleted: number[];
	/** Payments that are known and there, and no longer watched. */
	unwatched: number[];
	/** Payments that were not watched before: what happened to them until now is not to be told. */
	newlyWatched: Set<number>;
	/** The greatest id of the portal's payments, or of those of the deals or invoices. */
	highestId: number;
}

const OWNERS: OperationSpec = {
	idempotency: 'safe',
	label: 'Deals or Invoices',
	isExpectedResult: Array.isArray,
};

/** A portal that has more than that in Look Back is read up to here. */
const MOST_PAGES = 1000;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');

const idOf = ({ id }: IDataObject): number => Number(id);

const greatest = (payments: IDataObject[]): number =>
	payments.reduce((most, payment) => Math.max(most, idOf(payment)), 0);

/** Payments by their ids: `sale.payment.list` filters by a list of them. */
async function readByIds(talk: PortalClient, ids: number[]): Promise<IDataObject[]> {
	const calls = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) =>
		pageOf({ '=id': ids.slice(index * PAGE, (index + 1) * PAGE) }, 'ASC', 0),
	);
	return await readPages(talk, calls);
}

async function readAllPayments(
	talk: PortalClient,
	memory: SnapshotStore,
	{ billedSince, paidSince }: Extract<WatchScope, { kind: 'all' }>,
	before: string[],
): Promise<PollResult> {
	const seen = new Map<number, IDataObject>();
	const see = (payments: IDataObject[]) => {
		for (const payment of payments) seen.set(idOf(payment), payment);
	};
	// First of all: what is made while the lists are read is new in the next look.
	const highest = greatest(await readPages(talk, [pageOf({}, 'DESC', 0)]));
	see(await readAll(talk, { '>=dateBill': iso(billedSince) }, 'ASC', MOST_PAGES));
	see(await readAll(talk, { '>=datePaid': iso(paidSince) }, 'ASC', MOST_PAGES));
	// What is known and in neither list: older, or deleted, or on a page that moved while it was read.
	const others = memory.ids.filter((id) => !seen.has(id));
	see(await readByIds(talk, others));
	const gone = others.filter((id) => !seen.has(id));
	const joined = new Set(before.includes('all') ? [] : seen.keys());
	return {
		payments: [...seen.values()],
		deleted: gone,
		unwatched: [],
		newlyWatched: joined,
		highestId: highest,
	};
}

/** Tells payments that no longer exist from those of deals or invoices that are watched no more. */
async function classifyMissing(
	talk: PortalClient,
	ids: number[],
): Promise<Pick<PollResult, 'deleted' | 'unwatched'>> {
	const calls = ids.map((id) => ({ method: GET_METHOD, parameters: { id } }));
	const outcomes = await talk.callAll(calls, GET_SPEC);
	return {
		deleted: ids.filter((_id, index) => isGone(outcomes[index])),
		unwatched: ids.filter((_id, index) => outcomes[index]?.ok),
	};
}

async function readOwners(
	talk: PortalClient,
	memory: SnapshotStore,
	watched: Extract<WatchScope, { kind: 'owners' }>,
	before: string[],
): Promise<PollResult> {
	const { entityTypeId, entityIds } = watched;
	const calls: Call[] = entityIds.map((entityId) => ({
		method: 'crm.item.payment.list',
		parameters: { entityTypeId, entityId },
	}));
	const outcomes = await talk.callAll(calls, OWNERS);
	const byOwner = outcomes.map((outcome, index) => {
		if (!outcome.ok) throw new ReadError(outcome.failure, calls[index] as Call);
		return (outcome.result as IDataObject[]).filter(isObject);
	});
	const payments = byOwner.flat();
	const names = namesOf(watched);
	const joined = byOwner.filter((_own, index) => !before.includes(names[index] ?? ''));
	const seen = new Set(payments.map(idOf));
	const others = memory.ids.filter((id) => !seen.has(id));
	return {
		payments,
		...(await classifyMissing(talk, others)),
		newlyWatched: new Set(joined.flat().map(idOf)),
		highestId: greatest(payments),
	};
}

/**
 * Reads the payments that are watched.
 *
 * @param before what the last look read; empty before the first
 * @throws Unread when a part of them can't be read: half a look would tell of deletions that are none
 */
export const readWatched = async (
	talk: PortalClient,
	memory: SnapshotStore,
	watched: WatchScope,
	before: string[],
): Promise<PollResult> =>
	watched.kind === 'all'
		? await readAllPayments(talk, memory, watched, before)
		: await readOwners(talk, memory, watched, before);
