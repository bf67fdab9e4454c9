import type { PortalClient } from '../../portal/client/client';
import { filterFor, matchesFilters } from '../changes/filters';
import type { TriggerEvent } from '../changes/triggerEvent';
import { toTriggerEvent } from '../changes/triggerEvent';
import type { TriggerParameters } from '../parameters/parameters';
import type { EventName, Observation, PaymentSnapshot } from '../state/snapshot';
import { snapshotIn } from '../state/snapshot';

/** In a test run nothing is known of what was before, so the call stands for what fits the payment. */
export async function sampleEvents(
	client: PortalClient,
	parameters: TriggerParameters,
	observation: Observation,
	before: PaymentSnapshot | undefined,
): Promise<TriggerEvent[]> {
	const now = snapshotIn(observation, before);
	const fitting: EventName[] =
		now.paid === 'D'
			? ['paymentDeleted']
			: [now.paid === 'Y' ? 'paymentPaid' : 'paymentUnpaid', 'paymentUpdated', 'paymentCreated'];
	const wants = await filterFor(client, parameters, observation);
	return fitting
		.filter(
			(event) =>
				parameters.events.includes(event) && matchesFilters(parameters, now) && wants(event),
		)
		.slice(0, 1)
		.map((event) => toTriggerEvent(parameters, observation, event));
}
