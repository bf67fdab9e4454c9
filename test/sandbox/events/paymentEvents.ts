import type { Change } from '../journal';
import { PAYMENT_DELETED, PAYMENT_SAVED, type PaymentEvent } from './eventTypes';

/** The events that a call's changes raise: one for each payment that was changed (section 5). */
export function paymentEvents(changes: readonly Change[]): PaymentEvent[] {
	const events = new Map<number, PaymentEvent>();
	for (const { entity, id, field, to } of changes) {
		if (entity !== 'payment') continue;
		const isDeleted = field === 'exists' && to === false;
		events.set(id, { event: isDeleted ? PAYMENT_DELETED : PAYMENT_SAVED, id });
	}
	return [...events.values()];
}
