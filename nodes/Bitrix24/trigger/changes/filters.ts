import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import { SAFE } from '../../portal/methodSpec';
import type { Call } from '../../portal/outcome';
import { isObject, wholeNumberIn } from '../../portal/values';
import type { EventName, Observation, PaymentSnapshot } from '../state/snapshot';
import type { TriggerParameters } from '../parameters/parameters';

/**
 * Whether a payment is one of those that the user wants to hear of, as far as its snapshot shows. What no
 * answer told keeps no event back: it would be lost without a word.
 */
export const matchesFilters = (
	{ paySystems, minimumSum }: TriggerParameters,
	{ paySystemId, sum }: PaymentSnapshot,
): boolean =>
	(paySystems.length === 0 || paySystemId === undefined || paySystems.includes(paySystemId)) &&
	(sum ?? Infinity) >= minimumSum;

const PROFILE: Call = { method: 'profile', parameters: {} };

const PROFILE_SPEC: MethodSpec = {
	...SAFE,
	isExpectedResult: (value) => isObject(value) && wholeNumberIn(value.ID) !== undefined,
};

/**
 * The user of the credential: as it tells, or as `profile` does (no scope needed).
 *
 * @throws NodeApiError where neither tells
 */
async function readOwnUser(client: PortalClient): Promise<number> {
	if (client.connection.userId !== undefined) return client.connection.userId;
	const { value } = await client.read(PROFILE, PROFILE_SPEC, 'Ignore Own Changes');
	return Number((value as IDataObject).ID);
}

/** The user of the credential, asked for once, and only where somebody wants to know. */
export function ownUserOf(client: PortalClient): () => Promise<number> {
	let user: Promise<number> | undefined;
	return async () => await (user ??= readOwnUser(client));
}

/**
 * Whether a user made a change. Who paid stands in the payment; who did anything else only in the call,
 * and not in each.
 */
const isBy = (user: number, event: EventName, { payment, changedBy }: Observation): boolean => {
	const paidBy = event === 'paymentPaid' ? wholeNumberIn(payment?.empPaidId) : undefined;
	return (paidBy ?? changedBy) === user;
};

/**
 * Whether the user wants to hear of changes of this payment, as far as its snapshot does not show.
 *
 * @param ownUser the user of the credential
 */
export async function filterFor(
	{ ignoresOwn, belongsTo }: TriggerParameters,
	observation: Observation,
	ownUser: () => Promise<number>,
): Promise<(event: EventName) => boolean> {
	// Of a payment that is gone, what it belonged to is unknown.
	if (belongsTo > 0 && observation.owner?.entityTypeId !== belongsTo) return () => false;
	if (!ignoresOwn) return () => true;
	const own = await ownUser();
	return (event) => !isBy(own, event, observation);
}
