import type { PaymentOwner } from '../../payments/owners';
import {
	isNotAllowed,
	ownersHidden,
	ownerUnread,
	readOrders,
	readOwners,
} from '../../payments/owners';
import type { PortalClient } from '../../portal/client/client';
import type { Failure } from '../../portal/outcome';
import type { TriggerParameters } from '../parameters/parameters';
import { needingOwner, needsOwner } from '../parameters/parameters';
import type { Observation, WatchedOwners } from '../state/snapshot';
import type { OwnerLoader } from '../payments/paymentLoader';

/** That an event can't be told, since what its payment belongs to is not known. */
const untold = (
	failure: Failure,
	id: number,
	parameters: TriggerParameters,
	next: string,
): Failure =>
	ownerUnread(
		failure,
		id,
		`The workflow was not started. ${next} To start it without the deal or invoice, turn off ${needingOwner(parameters)}.`,
	);

/**
 * A payment that a call is about, with what it belongs to, where the user's choices need that.
 *
 * @throws NodeApiError where the portal does not tell
 */
export async function withOwner(
	client: PortalClient,
	owners: OwnerLoader,
	parameters: TriggerParameters,
	observation: Observation,
): Promise<Observation> {
	const { id, payment } = observation;
	if (payment === undefined || !needsOwner(parameters)) return observation;
	const found = await owners.load(client, id);
	if (found.ok) return { ...observation, owner: found.value };
	if ('skipped' in found) return observation;
	const next = 'The next request for this payment emits the event.';
	throw await client.toNodeApiError(untold(found, id, parameters, next));
}

/**
 * What the payments of a poll belong to, in two requests for all of them. Where deals or invoices are watched,
 * only the order is asked for: it is null where the user may not see it.
 *
 * @throws NodeApiError where the portal does not tell
 */
export async function readOwnersOf(
	client: PortalClient,
	parameters: TriggerParameters,
	ids: number[],
	watched: WatchedOwners | undefined,
): Promise<Array<PaymentOwner | undefined>> {
	if (!needsOwner(parameters)) return [];
	const payments = ids.map((id) => ({ id }));
	const reading = watched === undefined ? readOwners : readOrders;
	const all: Array<PaymentOwner | undefined> = [];
	for (const [index, found] of (await reading(client, payments)).entries()) {
		const id = ids[index] ?? 0;
		const owner = watched?.get(id) ?? { entityTypeId: null, entityId: null };
		if (found.ok) {
			const { value } = found;
			all.push(typeof value === 'number' ? { ...owner, orderId: value } : value);
		} else if ('skipped' in found) {
			all.push(undefined);
		} else if (watched !== undefined && isNotAllowed(found)) {
			all.push({ ...owner, orderId: null });
		} else {
			const next = 'No event is lost: the next poll emits it.';
			throw await client.toNodeApiError(untold(found, id, parameters, next));
		}
	}
	return all;
}

/**
 * Finds out at activation whether the user of the credential may see what payments belong to.
 *
 * @param newestId the newest payment that is known; any number where none is
 * @throws NodeApiError where not; what fails for another reason may be read when an event comes
 */
export async function checkOwners(
	client: PortalClient,
	newestId: number,
	parameters: TriggerParameters,
): Promise<void> {
	if (!needsOwner(parameters)) return;
	const [found] = await readOwners(client, [{ id: newestId }]);
	if (found === undefined || found.ok || 'skipped' in found || !isNotAllowed(found)) return;
	const then = `Then activate the workflow again. To activate it without that, turn off ${needingOwner(parameters)}.`;
	throw await client.toNodeApiError(ownersHidden(found, then));
}
