import type { IDataObject } from 'n8n-workflow';
import { clock } from '../../portal/limits/clock';
import type { WatchedOwners } from '../state/snapshot';

/** What a poll reads. */
export interface PollResult {
	payments: IDataObject[];
	/** The deal or invoice of each, where single ones are watched. */
	owners?: WatchedOwners;
	/** Payments that are known and no longer there. */
	deleted: number[];
	/** Payments that are known and there, and no longer watched. */
	unwatched: number[];
	/** Payments that were not watched before: what happened to them until now is not to be told. */
	newlyWatched: Set<number>;
	/** Payments that the portal itself counts as paid since then, whatever date it shows; undefined: judge by the date. */
	recentlyPaid?: Set<number>;
	/** The greatest id of the portal's payments, or of those of the deals or invoices. */
	highestId: number;
	/** When this was read, in ms since the epoch: by the portal's clock, where it tells. */
	readAt: number;
	/** From when on a payment counts as paid since the last poll, by the same clock. */
	paidSince: number;
}

/** The id of a payment, which may come as text. */
export const idOf = ({ id }: IDataObject): number => Number(id);

/** The greatest id of payments; 0 of none. */
export const greatestId = (payments: IDataObject[]): number =>
	payments.reduce((most, payment) => Math.max(most, idOf(payment)), 0);

/** The last poll; nothing before the first. */
export interface LastPoll {
	/** When it read, in ms since the epoch. */
	at?: number;
	/** What it read, in short. */
	scope: string[];
}

/** How far the portal's clock, or a save that takes long, may be behind. */
const OVERLAP_MS = 10 * 60_000;

/** How far to read back where the last poll's moment can't be right: a clock was ahead then. */
const CLOCK_CHANGED_MS = 24 * 60 * 60_000;

/**
 * When this poll reads, and since when. Payments bear the portal's time, so it is the portal's clock that
 * counts: n8n's may be wrong, and be put right between two polls.
 */
export function momentsOf(
	{ at }: LastPoll,
	answeredAt = clock.now(),
): { readAt: number; paidSince: number } {
	const last = at ?? answeredAt;
	const since = last <= answeredAt ? last : answeredAt - CLOCK_CHANGED_MS;
	return { readAt: answeredAt, paidSince: since - OVERLAP_MS };
}
