import type { IDataObject } from 'n8n-workflow';

/** What can start a workflow. Bitrix24 itself only says that a payment was saved or deleted. */
export type EventName =
	'paymentCreated' | 'paymentDeleted' | 'paymentPaid' | 'paymentUnpaid' | 'paymentUpdated';

/** What is remembered of a payment: enough to tell whether it changed, and what of it. */
export interface PaymentSnapshot {
	/** `D`: it was deleted. */
	paid: 'Y' | 'N' | 'D';
	paySystemId: number;
	sum: number;
	currency: string;
	accountNumber: string;
}

/** A snapshot, and what was emitted for it. */
export interface SnapshotRecord extends PaymentSnapshot {
	/** When the portal was asked, in ms since the epoch: what was asked earlier is older news. */
	at: number;
	/** When the workflow was last started for what, by this node or by another one, in ms since the epoch. */
	emitted: Partial<Record<EventName, number>>;
}

/** NaN would be another one each time. */
const numberIn = (value: unknown): number => Number(value) || 0;

/** A payment as Bitrix24 gives it (docs/bitrix24-rest.md §1.1). */
export const snapshotOf = (payment: IDataObject): PaymentSnapshot => ({
	paid: payment.paid === 'Y' ? 'Y' : 'N',
	paySystemId: numberIn(payment.paySystemId),
	sum: numberIn(payment.sum),
	currency: String(payment.currency),
	accountNumber: String(payment.accountNumber),
});

/** A payment that is gone; its pay system and sum stay what they were. */
export const snapshotOfDeleted = (before: PaymentSnapshot | undefined): PaymentSnapshot => ({
	...(before ?? { paySystemId: 0, sum: 0, currency: '', accountNumber: '' }),
	paid: 'D',
});

/** Whether anything but Paid is different. */
export const differsBesidesPaid = (one: PaymentSnapshot, other: PaymentSnapshot): boolean =>
	one.paySystemId !== other.paySystemId ||
	one.sum !== other.sum ||
	one.currency !== other.currency ||
	one.accountNumber !== other.accountNumber;

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

/** A payment as it was just read, or found to be gone. */
export interface Observation {
	id: number;
	/** As Bitrix24 gives it; undefined when it is gone. */
	payment?: IDataObject;
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
): PaymentSnapshot => (payment === undefined ? snapshotOfDeleted(before) : snapshotOf(payment));
