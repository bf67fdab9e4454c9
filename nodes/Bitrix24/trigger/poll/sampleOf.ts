import type { IDataObject } from 'n8n-workflow';
import { matchesFilters } from '../changes/filters';
import type { TriggerEvent } from '../changes/triggerEvent';
import type { TriggerParameters } from '../parameters/parameters';
import { simplify } from '../parameters/parameters';
import type { EventName } from '../state/snapshot';
import { snapshotOf } from '../state/snapshot';

/** The events in the order in which they are shown, each with what its payment reads as afterwards. */
const SHOWN: Array<[event: EventName, paid?: string]> = [
	['paymentPaid', 'Y'],
	['paymentUnpaid', 'N'],
	['paymentCreated', 'N'],
	['paymentUpdated', 'N'],
	['paymentDeleted'],
];

/**
 * In the editor nothing is known of what was before: a payment shows how the event would look. The newest one
 * that fits the event and the options; where there is none the newest that fits the options, and then any, so
 * that a workflow can be built as soon as the portal has a payment at all. Of a deleted one only the ID is left.
 */
export function sampleOf(parameters: TriggerParameters, payments: IDataObject[]): TriggerEvent[] {
	const newest = [...payments].sort((one, other) => Number(other.id) - Number(one.id));
	const wanted = SHOWN.filter(([event]) => parameters.events.includes(event));
	const matching = newest.filter((one) => matchesFilters(parameters, snapshotOf(one)));
	const fitting = wanted.flatMap(([event, paid]) =>
		matching
			.filter((payment) => paid === undefined || payment.paid === paid)
			.map((payment) => ({ event, payment })),
	);
	const any = wanted.flatMap(([event]) =>
		[...matching, ...newest].map((payment) => ({ event, payment })),
	);
	return [...fitting, ...any].slice(0, 1).map(({ event, payment }) => ({
		event,
		payment: event === 'paymentDeleted' ? { id: payment.id } : simplify(parameters, payment),
	}));
}
