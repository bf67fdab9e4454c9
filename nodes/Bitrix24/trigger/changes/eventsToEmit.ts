import type { IDataObject } from 'n8n-workflow';
import type { Talk } from '../../portal/client/client';
import type { Choices } from '../parameters/parameters';
import { shownAs } from '../parameters/parameters';
import type { Seen } from './decide';
import { changesSeen, decide } from './decide';
import type { EventName } from '../parameters/events';
import { factsOf, factsOfDeleted } from '../state/snapshot';
import { isBy, ownUser } from './filters';
import { ownerOf } from './owner';
import type { State } from '../state/triggerState';

/** A payment that was looked at, or looked for. */
export interface Sighting extends Omit<Seen, 'now' | 'datePaid'> {
	/** As Bitrix24 gives it; undefined when it is gone. */
	payment?: IDataObject;
	/** Who changed it, where a call says so. */
	changedBy?: number;
}

/** What the workflow is started with. */
export interface Start {
	event: EventName;
	payment: IDataObject;
}

/** A sighting in the terms of the rules. */
export const seenAs = ({ memory }: State, { payment, ...sighting }: Sighting): Seen => ({
	...sighting,
	now: payment === undefined ? factsOfDeleted(memory.get(sighting.id)) : factsOf(payment),
	datePaid: payment?.datePaid,
});

/** Whether the user wants to hear of changes of this payment, as far as the portal has to be asked. */
export async function wantsOf(
	talk: Talk,
	{ ignoresOwn, belongsTo }: Choices,
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
export const startWith = (
	choices: Choices,
	{ id, payment }: Sighting,
	event: EventName,
): Start => ({
	event,
	payment: payment === undefined ? { id } : shownAs(choices, payment),
});

/**
 * Finds out what happened to a payment, and remembers it.
 *
 * @returns what to start the workflow for
 * @throws NodeApiError where the portal does not tell what the user's choices depend on
 */
export async function startsFor(
	talk: Talk,
	state: State,
	choices: Choices,
	sighting: Sighting,
): Promise<Start[]> {
	const seen = seenAs(state, sighting);
	const isOfInterest = changesSeen(state, seen).some((event) => choices.events.includes(event));
	const wants = isOfInterest ? await wantsOf(talk, choices, sighting) : () => false;
	return decide(state, choices, seen, wants).map((event) => startWith(choices, sighting, event));
}
