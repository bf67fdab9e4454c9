import type { IDataObject } from 'n8n-workflow';
import { matchesFilters } from '../changes/filters';
import type { TriggerEvent } from '../changes/triggerEvent';
import type { TriggerParameters } from '../parameters/parameters';
import { simplify } from '../parameters/parameters';
import type { EventName } from '../state/snapshot';
import { snapshotOf } from '../state/snapshot';

/** In the editor nothing is known of what was before: the newest payment that fits shows how it looks. */
export function sampleOf(parameters: TriggerParameters, payments: IDataObject[]): TriggerEvent[] {
	const newest = [...payments].sort((one, other) => Number(other.id) - Number(one.id));
	const sample = (event: EventName, paid: string): TriggerEvent[] => {
		const payment = newest.find(
			(one) => one.paid === paid && matchesFilters(parameters, snapshotOf(one)),
		);
		return payment !== undefined && parameters.events.includes(event)
			? [{ event, payment: simplify(parameters, payment) }]
			: [];
	};
	return [
		...sample('paymentPaid', 'Y'),
		...sample('paymentUnpaid', 'N'),
		...sample('paymentCreated', 'N'),
		...sample('paymentUpdated', 'N'),
	].slice(0, 1);
}
