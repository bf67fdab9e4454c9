import type { Change } from '../../sandbox';
import type { ScenarioRun } from './scenario';

const changesIn = ({ sandbox }: ScenarioRun): Change[] =>
	sandbox.journal.entries.flatMap(({ changes }) => changes);

/** The deal that a payment belongs to. */
function dealOf({ sandbox: { store } }: ScenarioRun, paymentId: number): number {
	return store.orders.get(store.payment(paymentId).orderId)?.entityId ?? 0;
}

/** What a run wrote: for each write the payment that was paid, or the deal that got a payment. */
export function writesIn(run: ScenarioRun): number[] {
	return changesIn(run).flatMap(({ field, id, to }) => {
		if (field === 'paid') return to === 'Y' ? [id] : [];
		return field === 'exists' && to === true ? [dealOf(run, id)] : [];
	});
}

/** How many payments of the run's items read as paid, or how many payments the run's deals have. */
export function storedFor(run: ScenarioRun): number {
	const { ids, operation, sandbox } = run;
	const payments = [...sandbox.store.payments.values()];
	return operation === 'create'
		? payments.filter(({ id }) => ids.includes(dealOf(run, id))).length
		: payments.filter(({ id, paid }) => ids.includes(id) && paid === 'Y').length;
}

/** Whether a payment that was created is there, for that deal. */
export function existsFor(run: ScenarioRun, paymentId: unknown, dealId: number): boolean {
	const { store } = run.sandbox;
	return store.payments.has(Number(paymentId)) && dealOf(run, Number(paymentId)) === dealId;
}
