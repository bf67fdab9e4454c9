import type { PortalClient } from '../../portal/client/client';
import { snapshotOf } from '../state/snapshot';
import { readAll } from '../payments/paymentList';
import { nextTimestamp } from '../state/timestamps';
import type { SnapshotStore } from '../state/snapshotStore';

/** The first page, and what one further request can read: 2,550 payments. */
const PAGES = 51;

/**
 * Reads how the newest payments are, so that the first change of one of them can be detected: with scope
 * sale and rights to the store's orders, 2,550 payments in two requests. What is known stays; what is not was
 * made before, and is not new.
 *
 * @throws NodeApiError without these rights
 */
export async function readNewestPayments(
	client: PortalClient,
	snapshots: SnapshotStore,
): Promise<void> {
	const at = nextTimestamp();
	const payments = await readAll(client, {}, 'DESC', PAGES);
	const newest = Number(payments[0]?.id ?? 0);
	snapshots.highestKnownId = Math.max(snapshots.highestKnownId ?? 0, newest);
	// The oldest first, so that they are forgotten first.
	for (const payment of payments.reverse()) {
		const id = Number(payment.id);
		if (snapshots.get(id) === undefined)
			snapshots.put(id, { ...snapshotOf(payment), at, emitted: {} });
	}
}
