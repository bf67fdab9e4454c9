import type { IDataObject } from 'n8n-workflow';
import type { PaymentOwner } from '../../payments/owners';

/** What can start a workflow. Bitrix24 itself only says that a payment was saved or deleted. */
export const EVENT_NAMES = [
	'paymentCreated',
	'paymentDeleted',
	'paymentPaid',
	'paymentUnpaid',
	'paymentUpdated',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** What of a payment, besides Paid, is an update where it is another one. Undefined: no answer told it yet. */
interface Details {
	paySystemId?: number;
	sum?: number;
	currency?: string;
	accountNumber?: string;
}

/** What is remembered of a payment: enough to tell whether it changed, and what of it. */
export interface PaymentSnapshot extends Details {
	/** `D`: it was deleted. */
	paid: 'Y' | 'N' | 'D';
}

/** A snapshot, and what was emitted for it. */
export interface SnapshotRecord extends PaymentSnapshot {
	/** When the portal was asked, in ms since the epoch: what was asked earlier is older news. */
	at: number;
	/** When the workflow was last started for what, by this node or by another one, in ms since the epoch. */
	emitted: Partial<Record<EventName, number>>;
}

const isMissing = (value: unknown): boolean =>
	value === undefined || value === null || value === '';

/** A number, given as one or as a text such as "1200.0000"; undefined for what is none. */
const numberIn = (value: unknown): number | undefined => {
	const number = typeof value === 'string' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) && !isMissing(value)
		? number
		: undefined;
};

const textIn = (value: unknown): string | undefined =>
	typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined;

/**
 * A payment as Bitrix24 gives it (docs/bitrix24-rest.md §1.1).
 *
 * @param before what was known: what this answer does not tell stays as it was, and is no change
 */
export const snapshotOf = (payment: IDataObject, before?: PaymentSnapshot): PaymentSnapshot => ({
	paid: payment.paid === 'Y' ? 'Y' : 'N',
	paySystemId: numberIn(payment.paySystemId) ?? before?.paySystemId,
	sum: numberIn(payment.sum) ?? before?.sum,
	currency: textIn(payment.currency) ?? before?.currency,
	accountNumber: textIn(payment.accountNumber) ?? before?.accountNumber,
});

/** A payment that is gone; its payment system and sum stay what they were. */
export const snapshotOfDeleted = (before: PaymentSnapshot | undefined): PaymentSnapshot => ({
	...before,
	paid: 'D',
});

const DETAILS = ['paySystemId', 'sum', 'currency', 'accountNumber'] as const;

/** Whether anything but Paid is different, as far as both tell. */
export const differsBesidesPaid = (one: PaymentSnapshot, other: PaymentSnapshot): boolean =>
	DETAILS.some(
		(name) => one[name] !== undefined && other[name] !== undefined && one[name] !== other[name],
	);

/**
 * Whether the workflow was already started for what one node sees now, as another node knows it.
 *
 * @param after when it was not so yet, in ms since the epoch: a start before that told of something else
 */
export function alreadyEmitted(
	event: EventName,
	its: SnapshotRecord,
	now: PaymentSnapshot,
	after: number,
): boolean {
	if ((its.emitted[event] ?? -1) < after) return false;
	if (event === 'paymentCreated') return true;
	return event === 'paymentUpdated' ? !differsBesidesPaid(its, now) : its.paid === now.paid;
}

export const isSameSnapshot = (one: PaymentSnapshot, other: PaymentSnapshot): boolean =>
	one.paid === other.paid && !differsBesidesPaid(one, other);

/** The deals or invoices that are watched, of each of their payments. */
export type WatchedOwners = Map<number, Pick<PaymentOwner, 'entityTypeId' | 'entityId'>>;

/** A payment as it was just read, or found to be gone. */
export interface Observation {
	id: number;
	/** As Bitrix24 gives it; undefined when it is gone. */
	payment?: IDataObject;
	/** What it belongs to, where the user's choices need it. */
	owner?: PaymentOwner;
	/** When it was asked for, in ms since the epoch. */
	at: number;
	/** From when on a payment that is not known counts as paid just now, in ms since the epoch. */
	recentSince: number;
	/** Whether the portal itself says that it was paid since then; undefined: its date tells. */
	isRecentlyPaid?: boolean;
	/** The greatest id that is not new: the highest one known unless told. */
	highestKnownId?: number;
	/** Who changed it, where a call says so. */
	changedBy?: number;
}

/** What is observed, in the form in which it is remembered. */
export const snapshotIn = (
	{ payment }: Observation,
	before: PaymentSnapshot | undefined,
): PaymentSnapshot =>
	payment === undefined ? snapshotOfDeleted(before) : snapshotOf(payment, before);
