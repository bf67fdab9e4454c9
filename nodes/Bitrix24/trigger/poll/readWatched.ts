import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/transport/response';
import type { Call, Knowledge } from '../../portal/outcome';
import type { Talk } from '../../portal/client/client';
import { PAGE, pageOf, readAll, readPages, Unread } from '../payments/paymentList';
import type { Memory } from '../state/snapshotStore';
import { isGone, GET, READING } from '../payments/paymentLoader';
import type { Watched } from './watchScope';
import { namesOf } from './watchScope';

/** What a look shows. */
export interface Look {
	payments: IDataObject[];
	/** Payments that are known and no longer there. */
	gone: number[];
	/** Payments that are known and there, and no longer watched. */
	left: number[];
	/** Payments that were not watched before: what happened to them until now is not to be told. */
	joined: Set<number>;
	/** The greatest id of the portal's payments, or of those of the deals or invoices. */
	highest: number;
}

const OWNERS: Knowledge = { kind: 'read', label: 'Deals or Invoices', accepts: Array.isArray };

/** A portal that has more than that in Look Back is read up to here. */
const MOST_PAGES = 1000;

const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00');

const idOf = ({ id }: IDataObject): number => Number(id);

const greatest = (payments: IDataObject[]): number =>
	payments.reduce((most, payment) => Math.max(most, idOf(payment)), 0);

/** Payments by their ids: `sale.payment.list` filters by a list of them. */
async function readByIds(talk: Talk, ids: number[]): Promise<IDataObject[]> {
	const calls = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) =>
		pageOf({ '=id': ids.slice(index * PAGE, (index + 1) * PAGE) }, 'ASC', 0),
	);
	return await readPages(talk, calls);
}

async function lookAtAll(
	talk: Talk,
	memory: Memory,
	{ billedSince, paidSince }: Extract<Watched, { kind: 'all' }>,
	before: string[],
): Promise<Look> {
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
	return { payments: [...seen.values()], gone, left: [], joined, highest };
}

/** Tells payments that no longer exist from those of deals or invoices that are watched no more. */
async function whereabouts(talk: Talk, ids: number[]): Promise<Pick<Look, 'gone' | 'left'>> {
	const calls = ids.map((id) => ({ method: GET, parameters: { id } }));
	const outcomes = await talk.askAll(calls, READING);
	return {
		gone: ids.filter((_id, index) => isGone(outcomes[index])),
		left: ids.filter((_id, index) => outcomes[index]?.ok),
	};
}

async function lookAtOwners(
	talk: Talk,
	memory: Memory,
	watched: Extract<Watched, { kind: 'owners' }>,
	before: string[],
): Promise<Look> {
	const { entityTypeId, entityIds } = watched;
	const calls: Call[] = entityIds.map((entityId) => ({
		method: 'crm.item.payment.list',
		parameters: { entityTypeId, entityId },
	}));
	const outcomes = await talk.askAll(calls, OWNERS);
	const byOwner = outcomes.map((outcome, index) => {
		if (!outcome.ok) throw new Unread(outcome.failure, calls[index] as Call);
		return (outcome.result as IDataObject[]).filter(isObject);
	});
	const payments = byOwner.flat();
	const names = namesOf(watched);
	const joined = byOwner.filter((_own, index) => !before.includes(names[index] ?? ''));
	const seen = new Set(payments.map(idOf));
	const others = memory.ids.filter((id) => !seen.has(id));
	return {
		payments,
		...(await whereabouts(talk, others)),
		joined: new Set(joined.flat().map(idOf)),
		highest: greatest(payments),
	};
}

/**
 * Reads the payments that are watched.
 *
 * @param before what the last look read; empty before the first
 * @throws Unread when a part of them can't be read: half a look would tell of deletions that are none
 */
export const look = async (
	talk: Talk,
	memory: Memory,
	watched: Watched,
	before: string[],
): Promise<Look> =>
	watched.kind === 'all'
		? await lookAtAll(talk, memory, watched, before)
		: await lookAtOwners(talk, memory, watched, before);
