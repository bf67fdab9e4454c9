import type { IDataObject } from 'n8n-workflow';
import type { TriggerParameters } from '../parameters/parameters';
import { simplify } from '../parameters/parameters';
import type { EventName, Observation } from '../state/snapshot';

/** What the workflow is started with. */
export interface TriggerEvent {
	event: EventName;
	payment: IDataObject;
	/** What the payment belongs to; left out where it is not wanted, and for a payment that was deleted. */
	owner?: IDataObject;
}

/** An event of an observed payment, with the payment as the user wants it. */
export const toTriggerEvent = (
	parameters: TriggerParameters,
	{ id, payment, owner }: Observation,
	event: EventName,
): TriggerEvent => ({
	event,
	payment: payment === undefined ? { id } : simplify(parameters, payment),
	...(parameters.includesOwner && owner !== undefined && { owner: { ...owner } }),
});
