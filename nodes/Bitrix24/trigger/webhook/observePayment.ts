import type { IDataObject } from 'n8n-workflow';
import { getCall, isGone, mayBeGone, mayBeHidden } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import { clock } from '../../portal/limits/clock';
import type { Failure } from '../../portal/outcome';
import { DELETED } from '../parameters/events';
import type { Observation } from '../state/snapshot';
import type { TriggerState } from '../state/triggerState';
import type { EventPayload } from './payload';

/** A payment that is not known counts as paid just now when it was paid so shortly before the call. */
const RECENT_MS = 10 * 60_000;

/** Of a refusal with the code 0 only the words tell whether the payment is there, and these are not known. */
const adviceFor = (failure: Failure, id: number): Pick<Failure, 'advice'> =>
	failure.code === '0' && !mayBeHidden(failure)
		? {
				advice: `Bitrix24 does not say whether payment ${id} exists, so no event was emitted. Check the payment in the portal. If it is there, the next request for it emits the event.`,
			}
		: {};

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
	throw await client.toNodeApiError({ ...outcome, ...adviceFor(outcome, id) }, getCall(id));
}
