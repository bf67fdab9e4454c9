import type { IDataObject } from 'n8n-workflow';
import type { EventName } from '../parameters/events';

/** What is remembered of a payment: enough to tell whether it changed, and what of it. */
export interface Facts {
	/** `D`: it was deleted. */
	paid: 'Y' | 'N' | 'D';
	paySystemId: number;
	sum: number;
	currency: string;
	accountNumber: string;
}

/** Facts, and what came of them. */
export interface Known extends Facts {
	/** When the portal was asked, in ms since the epoch: what was asked earlier is older news. */
	at: number;
	/** When the workflow was last started for what, by this node or by another one, in ms since the epoch. */
	started: Partial<Record<EventName, number>>;
}

/** The facts of a payment as Bitrix24 gives it (bitrix24-rest.md §1.1). */
export const factsOf = (payment: IDataObject): Facts => ({
	paid: payment.paid === 'Y' ? 'Y' : 'N',
	paySystemId: Number(payment.paySystemId),
	sum: Number(payment.sum),
	currency: String(payment.currency),
	accountNumber: String(payment.accountNumber),
});

/** The facts of a payment that is gone; its pay system and sum stay what they were. */
export const factsOfDeleted = (before: Facts | undefined): Facts => ({
	...(before ?? { paySystemId: 0, sum: 0, currency: '', accountNumber: '' }),
	paid: 'D',
});

/** Whether anything but Paid is different. */
export const isOtherwise = (one: Facts, other: Facts): boolean =>
	one.paySystemId !== other.paySystemId ||
	one.sum !== other.sum ||
	one.currency !== other.currency ||
	one.accountNumber !== other.accountNumber;

/**
 * Whether the workflow was already started for what one node sees now, as another node knows it.
 *
 * @param after when it was not so yet, in ms since the epoch: a start before that told of something else
 */
export function isToldOf(event: EventName, its: Known, now: Facts, after: number): boolean {
	if ((its.started[event] ?? -1) < after) return false;
	if (event === 'paymentCreated') return true;
	return event === 'paymentUpdated' ? !isOtherwise(its, now) : its.paid === now.paid;
}

export const isSameAs = (one: Facts, other: Facts): boolean =>
	one.paid === other.paid && !isOtherwise(one, other);
