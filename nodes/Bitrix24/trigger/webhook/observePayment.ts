import type { IDataObject } from 'n8n-workflow';
import { getCall, isGone, mayBeGone } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import { clock } from '../../portal/limits/clock';
import { DELETED } from '../parameters/events';
import type { Observation } from '../state/snapshot';
import type { TriggerState } from '../state/triggerState';
import type { EventPayload } from './payload';

/** A payment that is not known counts as paid just now when it was paid so shortly before the call. */
const RECENT_MS = 10 * 60_000;

/**
 * The payment that a call is about, as it reads now; undefined when it is gone and the call does not say so.
 *
 * @throws NodeApiError when the payment can't be read, in Bitrix24's own words
 */
export async function observePayment(
	client: PortalClient,
	state: TriggerState,
	{ event, sentAt, userId }: EventPayload,
	id: number,
): Promise<Observation | undefined> {
	const { outcome, at } = await state.loader.load(client, id);
	const observation: Observation = {
		...{ id, at, recentSince: (sentAt ?? clock.now()) - RECENT_MS },
		...(userId !== undefined && { changedBy: userId }),
	};
	if (outcome.ok) return { ...observation, payment: outcome.value as IDataObject };
	if (event === DELETED && mayBeGone(outcome)) return observation;
	if (isGone(outcome)) return undefined;
	throw await client.toNodeApiError(outcome, getCall(id));
}
