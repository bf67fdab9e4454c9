import type { Change } from '../journal';
import { PAYMENT_DELETED, PAYMENT_SAVED } from './eventTypes';

/** An event of one payment. */
export interface PaymentEvent {
	event: string;
	/** The payment's id. */
	id: number;
}

/** What a call's changes are told as: each payment once, and nothing where nothing was changed (section 5). */
export function paymentEvents(changes: readonly Change[]): PaymentEvent[] {
	const events = new Map<number, PaymentEvent>();
	for (const { entity, id, field, to } of changes) {
		if (entity !== 'payment') continue;
		const isGone = field === 'exists' && to === false;
		events.set(id, { event: isGone ? PAYMENT_DELETED : PAYMENT_SAVED, id });
	}
	return [...events.values()];
}
