import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import type { TriggerParameters } from '../parameters/parameters';
import { simplify } from '../parameters/parameters';
import type { Seen } from './decide';
import { changesSeen, decide } from './decide';
import type { EventName } from '../parameters/events';
import { snapshotOf, snapshotOfDeleted } from '../state/snapshot';
import { isBy, ownUser } from './filters';
import { ownerOf } from './owner';
import type { TriggerState } from '../state/triggerState';

/** A payment that was looked at, or looked for. */
export interface Sighting extends Omit<Seen, 'now' | 'datePaid'> {
	/** As Bitrix24 gives it; undefined when it is gone. */
	payment?: IDataObject;
	/** Who changed it, where a call says so. */
	changedBy?: number;
}

/** What the workflow is started with. */
export interface TriggerEvent {
	event: EventName;
	payment: IDataObject;
}

/** A sighting in the terms of the rules. */
export const seenAs = (
	{ snapshots: memory }: TriggerState,
	{ payment, ...sighting }: Sighting,
): Seen => ({
	...sighting,
	now: payment === undefined ? snapshotOfDeleted(memory.get(sighting.id)) : snapshotOf(payment),
	datePaid: payment?.datePaid,
});

/** Whether the user wants to hear of changes of this payment, as far as the portal has to be asked. */
export async function filterFor(
	talk: PortalClient,
	{ ignoresOwn, belongsTo }: TriggerParameters,
	{ id, payment, changedBy }: Sighting,
): Promise<(event: EventName) => boolean> {
	if (belongsTo > 0) {
		// Of a payment that is gone nobody can tell any more.
		const owner = payment === undefined ? 0 : await ownerOf(talk, id);
		if (owner !== belongsTo) return () => false;
	}
	if (!ignoresOwn) return () => true;
	const own = await ownUser(talk);
	return (event) => !isBy(own, event, payment, changedBy);
}

/** How a payment stands in what the workflow is started with. */
export const toTriggerEvent = (
	choices: TriggerParameters,
	{ id, payment }: Sighting,
	event: EventName,
): TriggerEvent => ({
	event,
	payment: payment === undefined ? { id } : simplify(choices, payment),
});

/**
 * Finds out what happened to a payment, and remembers it.
 *
 * @returns what to start the workflow for
 * @throws NodeApiError where the portal does not tell what the user's choices depend on
 */
export async function eventsToEmit(
	talk: PortalClient,
	state: TriggerState,
	choices: TriggerParameters,
	sighting: Sighting,
): Promise<TriggerEvent[]> {
	const seen = seenAs(state, sighting);
	const isOfInterest = changesSeen(state, seen).some((event) => choices.events.includes(event));
	const wants = isOfInterest ? await filterFor(talk, choices, sighting) : () => false;
	return decide(state, choices, seen, wants).map((event) =>
		toTriggerEvent(choices, sighting, event),
	);
}
