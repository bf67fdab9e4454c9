import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { readOwnersOf } from '../changes/owner';
import type { TriggerParameters } from '../parameters/parameters';
import { withPaidDates } from '../payments/paidDates';
import type { Observation } from '../state/snapshot';
import type { PollResult } from './pollResult';
import type { WatchScope } from './watchScope';

/** The dates of what goes out: right as they are in a list of a deal or an invoice, and in no other. */
export const datesFor = (scope: WatchScope) =>
	scope.kind === 'all'
		? withPaidDates
		: async (_client: PortalClient, payments: IDataObject[]) => await Promise.resolve(payments);

/** Adds to payments that are told of what their list does not show, or not rightly. */
export async function complete(
	client: PortalClient,
	scope: WatchScope,
	parameters: TriggerParameters,
	{ owners }: PollResult,
	told: Observation[],
): Promise<void> {
	const present = told.filter(({ payment }) => payment !== undefined);
	const payments = present.map(({ payment = {} }) => payment);
	const dated = await datesFor(scope)(client, payments);
	const ids = present.map(({ id }) => id);
	const found = await readOwnersOf(client, parameters, ids, owners);
	for (const [index, one] of present.entries()) {
		Object.assign(one, { payment: dated[index], owner: found[index] });
	}
}
