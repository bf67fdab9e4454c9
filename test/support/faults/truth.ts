import type { Change } from '../../sandbox';
import type { Story } from './story';

const changesIn = ({ sandbox }: Story): Change[] =>
	sandbox.journal.entries.flatMap(({ changes }) => changes);

/** The deal that a payment belongs to. */
function dealOf({ sandbox: { store } }: Story, paymentId: number): number {
	return store.orders.get(store.payment(paymentId).orderId)?.entityId ?? 0;
}

/** What a run wrote: for each write the payment that was paid, or the deal that got a payment. */
export function writesIn(story: Story): number[] {
	return changesIn(story).flatMap(({ field, id, to }) => {
		if (field === 'paid') return to === 'Y' ? [id] : [];
		return field === 'exists' && to === true ? [dealOf(story, id)] : [];
	});
}

/** How many payments of the run's items read as paid, or how many payments the run's deals have. */
export function storedFor(story: Story): number {
	const { ids, operation, sandbox } = story;
	const payments = [...sandbox.store.payments.values()];
	return operation === 'create'
		? payments.filter(({ id }) => ids.includes(dealOf(story, id))).length
		: payments.filter(({ id, paid }) => ids.includes(id) && paid === 'Y').length;
}

/** Whether a payment that was created is there, for that deal. */
export function existsFor(story: Story, paymentId: unknown, dealId: number): boolean {
	const { store } = story.sandbox;
	return store.payments.has(Number(paymentId)) && dealOf(story, Number(paymentId)) === dealId;
}
