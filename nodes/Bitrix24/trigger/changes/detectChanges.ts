import type { EventName, Observation, PaymentSnapshot } from '../state/snapshot';
import { differsBesidesPaid, snapshotIn } from '../state/snapshot';

/**
 * Decides what happened to a payment. Bitrix24 only says that it was saved, so the rules compare what
 * is observed with what was known: docs/trigger.md has them as a table.
 *
 * @param before what was known; undefined for a payment that is seen for the first time
 * @param highestKnownId the greatest id known before; undefined where none is
 */
export function detectChanges(
	observation: Observation,
	before: PaymentSnapshot | undefined,
	highestKnownId: number | undefined,
): EventName[] {
	const { id, payment, recentSince } = observation;
	const now = snapshotIn(observation, before);
	if (now.paid === 'D') return before?.paid === 'D' ? [] : ['paymentDeleted'];
	if (before === undefined || before.paid === 'D') {
		const highest = observation.highestKnownId ?? highestKnownId;
		const isNew = highest !== undefined && id > highest;
		// Bitrix24 gives it as ISO 8601, or null; it stays when the payment is marked as not paid.
		const datePaid = payment?.datePaid;
		const justPaid =
			observation.isRecentlyPaid ??
			(typeof datePaid === 'string' && Date.parse(datePaid) >= recentSince);
		return [
			...(isNew ? (['paymentCreated'] as const) : []),
			...(now.paid === 'Y' && (isNew || justPaid) ? (['paymentPaid'] as const) : []),
		];
	}
	return [
		...(before.paid === 'N' && now.paid === 'Y' ? (['paymentPaid'] as const) : []),
		...(before.paid === 'Y' && now.paid === 'N' ? (['paymentUnpaid'] as const) : []),
		...(differsBesidesPaid(before, now) ? (['paymentUpdated'] as const) : []),
	];
}
