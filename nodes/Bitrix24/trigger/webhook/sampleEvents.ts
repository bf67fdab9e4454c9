import type { PortalClient } from '../../portal/client/client';
import { filterFor, matchesFilters, ownUserOf } from '../changes/filters';
import { withOwner } from '../changes/owner';
import type { TriggerEvent } from '../changes/triggerEvent';
import { toTriggerEvent } from '../changes/triggerEvent';
import type { TriggerParameters } from '../parameters/parameters';
import type { EventName, Observation } from '../state/snapshot';
import { snapshotIn } from '../state/snapshot';
import type { TriggerState } from '../state/triggerState';

/** In a test run nothing is known of what was before, so the call stands for what fits the payment. */
export async function sampleEvents(
	client: PortalClient,
	state: TriggerState,
	parameters: TriggerParameters,
	observation: Observation,
): Promise<TriggerEvent[]> {
	const now = snapshotIn(observation, state.snapshots.get(observation.id));
	const fitting: EventName[] =
		now.paid === 'D'
			? ['paymentDeleted']
			: [now.paid === 'Y' ? 'paymentPaid' : 'paymentUnpaid', 'paymentUpdated', 'paymentCreated'];
	const wanted = fitting.filter(
		(event) => parameters.events.includes(event) && matchesFilters(parameters, now),
	);
	if (wanted.length === 0) return [];
	const observed = await withOwner(client, state.owners, parameters, observation);
	const wants = await filterFor(parameters, observed, ownUserOf(client));
	return wanted
		.filter(wants)
		.slice(0, 1)
		.map((event) => toTriggerEvent(parameters, observed, event));
}
