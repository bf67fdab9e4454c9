import type { IDataObject } from 'n8n-workflow';
import type { EventName } from '../parameters/events';

/** What is remembered of a payment: enough to tell whether it changed, and what of it. */
export interface PaymentSnapshot {
	/** `D`: it was deleted. */
	paid: 'Y' | 'N' | 'D';
	paySystemId: number;
	sum: number;
	currency: string;
	accountNumber: string;
}

/** Facts, and what came of them. */
export interface SnapshotRecord extends PaymentSnapshot {
	/** When the portal was asked, in ms since the epoch: what was asked earlier is older news. */
	at: number;
	/** When the workflow was last started for what, by this node or by another one, in ms since the epoch. */
	emitted: Partial<Record<EventName, number>>;
}

/** The facts of a payment as Bitrix24 gives it (bitrix24-rest.md §1.1). */
export const snapshotOf = (payment: IDataObject): PaymentSnapshot => ({
	paid: payment.paid === 'Y' ? 'Y' : 'N',
	paySystemId: Number(payment.paySystemId),
	sum: Number(payment.sum),
	currency: String(payment.currency),
	accountNumber: String(payment.accountNumber),
});

/** The facts of a payment that is gone; its pay system and sum stay what they were. */
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
