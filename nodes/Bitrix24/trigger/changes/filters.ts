import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { SAFE } from '../../portal/methodSpec';
import type { Call } from '../../portal/outcome';
import { isObject, isRecordList, wholeNumberIn } from '../../portal/values';
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

/** Reads what one of the user's choices depends on. An answer that does not tell it is a failure. */
const readFor = async (
	client: PortalClient,
	label: string,
	call: Call,
	isExpectedResult: (value: unknown) => boolean,
): Promise<IDataObject> =>
	(await client.read(call, { ...SAFE, isExpectedResult }, label)).value as IDataObject;

/**
 * The user of the credential: as it tells, or as `profile` does (no scope needed).
 *
 * @throws NodeApiError where neither tells
 */
async function ownUser(client: PortalClient): Promise<number> {
	if (client.connection.userId !== undefined) return client.connection.userId;
	const profile = await readFor(
		client,
		'Ignore Own Changes',
		{ method: 'profile', parameters: {} },
		(value) => isObject(value) && wholeNumberIn(value.ID) !== undefined,
	);
	return Number(profile.ID);
}

/**
 * What a payment belongs to: `sale.payment.get` tells its order (scope sale), `crm.orderentity.list`
 * the order's deal or invoice (scope crm).
 *
 * @returns Bitrix24's number of the owner's kind, 2 or 31; 0 where it belongs to neither
 * @throws NodeApiError where the portal does not tell
 */
async function ownerTypeOf(client: PortalClient, id: number): Promise<number> {
	const { payment } = await readFor(
		client,
		'Belongs To',
		{ method: 'sale.payment.get', parameters: { id } },
		(value) =>
			isObject(value) &&
			isObject(value.payment) &&
			wholeNumberIn(value.payment.orderId) !== undefined,
	);
	const orderId = Number((payment as IDataObject).orderId);
	const { orderEntity } = await readFor(
		client,
		'Belongs To',
		{
			method: 'crm.orderentity.list',
			parameters: { select: ['ownerTypeId'], filter: { '=orderId': orderId } },
		},
		(value) =>
			isObject(value) &&
			isRecordList(value.orderEntity) &&
			value.orderEntity.every(({ ownerTypeId }) => wholeNumberIn(ownerTypeId) !== undefined),
	);
	const [owner] = orderEntity as IDataObject[];
	return Number(owner?.ownerTypeId ?? 0);
}

/**
 * Whether a user made a change. Who paid stands in the payment; who did anything else only in the call,
 * and not in each.
 */
const isBy = (user: number, event: EventName, { payment, changedBy }: Observation): boolean => {
	const paidBy = event === 'paymentPaid' ? wholeNumberIn(payment?.empPaidId) : undefined;
	return (paidBy ?? changedBy) === user;
};

/** Whether the user wants to hear of changes of this payment, as far as the portal has to be asked. */
export async function filterFor(
	client: PortalClient,
	{ ignoresOwn, belongsTo }: TriggerParameters,
	observation: Observation,
): Promise<(event: EventName) => boolean> {
	if (belongsTo > 0) {
		// Of a payment that is gone, this is unknown.
		const isGone = observation.payment === undefined;
		const ownerType = isGone ? 0 : await ownerTypeOf(client, observation.id);
		if (ownerType !== belongsTo) return () => false;
	}
	if (!ignoresOwn) return () => true;
	const own = await ownUser(client);
	return (event) => !isBy(own, event, observation);
}
