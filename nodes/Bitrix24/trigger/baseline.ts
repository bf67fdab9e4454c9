import { clock } from '../portal/clock';
import type { Talk } from '../portal/talk';
import { factsOf } from './facts';
import { readAll } from './lists';
import type { Memory } from './memory';

/** The first page, and what one further request can read: 2,550 payments. */
const PAGES = 51;

/**
 * Learns how the newest payments are, so that the first change of one of them can be told: with scope
 * sale and rights to the store's orders, 2,550 payments in two requests. What is known stays.
 *
 * @throws Unread without these rights
 */
export async function learnPayments(talk: Talk, memory: Memory): Promise<void> {
	const at = clock.now();
	const payments = await readAll(talk, {}, 'DESC', PAGES);
	memory.highest ??= Number(payments[0]?.id ?? 0);
	// The oldest first, so that they are forgotten first.
	for (const payment of payments.reverse()) {
		const id = Number(payment.id);
		if (memory.get(id) === undefined) memory.keep(id, { ...factsOf(payment), at, started: {} });
	}
}
