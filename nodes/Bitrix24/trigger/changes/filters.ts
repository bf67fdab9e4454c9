import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import type { EventName } from '../parameters/events';

const CALL = { method: 'profile', parameters: {} };

/**
 * The user of the credential: as it tells, or as `profile` does (no scope needed).
 *
 * @throws NodeApiError where neither tells
 */
export async function ownUser(talk: PortalClient): Promise<number> {
	if (talk.connection.userId !== undefined) return talk.connection.userId;
	const outcome = await talk.call(CALL, { idempotency: 'safe', label: 'Ignore Own Changes' });
	if (!outcome.ok) throw await talk.toNodeApiError(outcome.failure, CALL, 'Ignore Own Changes');
	return Number((outcome.result as IDataObject).ID);
}

/**
 * Whether a user made a change. Who paid stands in the payment; who did anything else only in the call,
 * and not in each.
 *
 * @param caller who did it, as the call says
 */
export const isBy = (
	user: number,
	event: EventName,
	payment: IDataObject | undefined,
	caller: number | undefined,
): boolean =>
	(event === 'paymentPaid' && typeof payment?.empPaidId === 'number'
		? payment.empPaidId
		: caller) === user;
