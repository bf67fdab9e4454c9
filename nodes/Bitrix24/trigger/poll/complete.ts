import type { IDataObject } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { readOwnersOf } from '../changes/owner';
import type { TriggerEvent } from '../changes/triggerEvent';
import type { TriggerParameters } from '../parameters/parameters';
import { withPaidDates } from '../payments/paidDates';
import type { Observation } from '../state/snapshot';
import type { PollResult } from './pollResult';
import { sampleOf } from './sampleOf';
import type { WatchScope } from './watchScope';

/** The dates of what goes out: right as they are in a list of a deal or an invoice, and in no other. */
const datesFor = (scope: WatchScope) =>
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

/** A sample for a test run in the editor. */
export async function sampleFor(
	client: PortalClient,
	scope: WatchScope,
	parameters: TriggerParameters,
	{ payments, owners }: PollResult,
): Promise<TriggerEvent[]> {
	const samples = sampleOf(parameters, payments);
	// Of a payment that was deleted no date is left.
	if (samples.some(({ event }) => event === 'paymentDeleted')) return samples;
	const dated = await datesFor(scope)(
		client,
		samples.map(({ payment }) => payment),
	);
	const ids = samples.map(({ payment }) => Number(payment.id));
	const found = await readOwnersOf(client, parameters, ids, owners);
	return samples.map((sample, index) => ({
		...sample,
		payment: dated[index] ?? sample.payment,
		...(parameters.includesOwner && { owner: { ...found[index] } }),
	}));
}
