import type { IDataObject } from 'n8n-workflow';
import { INVOICE } from '../../fields/owner';
import { getCall, GET_SPEC, isPaymentList } from '../../payments/payment';
import type { PortalClient } from '../../portal/client/client';
import type { MethodSpec } from '../../portal/methodSpec';
import type { Call, Success } from '../../portal/outcome';
import type { SnapshotStore } from '../state/snapshotStore';
import { classifyMissing, named } from './classifyMissing';
import type { LastPoll, PollResult } from './pollResult';
import { greatestId, idOf, momentsOf } from './pollResult';
import type { WatchScope } from './watchScope';
import { namesOf } from './watchScope';

type Owners = Extract<WatchScope, { kind: 'owners' }>;

const SPEC: MethodSpec = { idempotency: 'safe', isExpectedResult: isPaymentList };

/** How a deal or an invoice is called in messages. */
const nameOf = ({ entityTypeId }: Owners, entityId: number): string =>
	`${entityTypeId === INVOICE ? 'Invoice' : 'Deal'} ${entityId}`;

/** The payments of each deal or invoice. */
async function readLists(client: PortalClient, watched: Owners): Promise<Success[]> {
	const { entityTypeId, entityIds } = watched;
	const calls: Call[] = entityIds.map((entityId) => ({
		method: 'crm.item.payment.list',
		parameters: { entityTypeId, entityId },
	}));
	const lists: Success[] = [];
	for (const [index, outcome] of (await client.evenWhenStopped.callAll(calls, SPEC)).entries()) {
		if (!outcome.ok) {
			const failure = named(outcome, nameOf(watched, entityIds[index] ?? NaN));
			throw await client.toNodeApiError(failure, calls[index]);
		}
		lists.push(outcome);
	}
	return lists;
}

/**
 * Reads the payments of deals or invoices.
 *
 * @throws NodeApiError that names the deal, invoice or payment, when a part of them can't be read
 */
export async function readOwners(
	client: PortalClient,
	snapshots: SnapshotStore,
	watched: Owners,
	last: LastPoll,
): Promise<PollResult> {
	const { entityTypeId, entityIds } = watched;
	const lists = await readLists(client, watched);
	const byOwner = lists.map(({ value }) => value as IDataObject[]);
	const payments = byOwner.flat();
	const names = namesOf(watched);
	const newlyWatched = byOwner.filter((_own, index) => !last.scope.includes(names[index] ?? ''));
	const seen = new Set(payments.map(idOf));
	const others = snapshots.ids.filter((id) => !seen.has(id));
	const { deleted, present } = await classifyMissing(client, others, getCall, GET_SPEC);
	return {
		payments,
		owners: new Map(
			byOwner.flatMap((own, index) =>
				own.map(
					(one) => [idOf(one), { entityTypeId, entityId: entityIds[index] ?? null }] as const,
				),
			),
		),
		...{ deleted, unwatched: present },
		newlyWatched: new Set(newlyWatched.flat().map(idOf)),
		highestId: greatestId(payments),
		...momentsOf(last, lists[0]?.answeredAt),
	};
}
