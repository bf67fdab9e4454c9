import type { EventName } from '../parameters/events';
import type { PaymentSnapshot } from '../state/snapshot';
import { differsBesidesPaid } from '../state/snapshot';

/** A payment that is seen now, beside what was known of it. */
export interface Sight {
	id: number;
	/** What was known; undefined for a payment that is seen for the first time. */
	before?: PaymentSnapshot;
	now: PaymentSnapshot;
	/** When it was paid, as Bitrix24 gives it: ISO 8601, or null. It stays when it is marked as not paid. */
	datePaid: unknown;
	/** The greatest id known before; undefined where none is. */
	highest?: number;
	/** From when on a payment that is not known counts as paid just now, in ms since the epoch. */
	recent: number;
}

/**
 * Decides what happened to a payment. Bitrix24 only says that it was saved, so the rules compare what
 * reads now with what was known: docs/trigger.md has them as a table.
 */
export function detectChanges({ id, before, now, datePaid, highest, recent }: Sight): EventName[] {
	if (now.paid === 'D') return before?.paid === 'D' ? [] : ['paymentDeleted'];
	if (before === undefined || before.paid === 'D') {
		const young = highest !== undefined && id > highest;
		const justPaid = typeof datePaid === 'string' && Date.parse(datePaid) >= recent;
		return [
			...(young ? (['paymentCreated'] as const) : []),
			...(now.paid === 'Y' && (young || justPaid) ? (['paymentPaid'] as const) : []),
		];
	}
	return [
		...(before.paid === 'N' && now.paid === 'Y' ? (['paymentPaid'] as const) : []),
		...(before.paid === 'Y' && now.paid === 'N' ? (['paymentUnpaid'] as const) : []),
		...(differsBesidesPaid(before, now) ? (['paymentUpdated'] as const) : []),
	];
}
