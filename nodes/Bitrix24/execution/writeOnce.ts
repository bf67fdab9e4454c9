import type { PortalClient } from '../portal/client/client';
import type { MethodSpec } from '../portal/methodSpec';
import type { Call, Failure, Result, Skipped } from '../portal/outcome';
import { isSkipped } from '../portal/outcome';
import type { Item } from './item';
import { thrownFailure } from './item';
import type { ProcedureClient } from './operationSpec';
import { MAX_ITEMS } from './operationSpec';
import type { Written } from './readBack';
import { completeCall, withSupplement } from './readBack';

/** What an item came to. */
export type ItemOutcome = Written | Failure | Skipped;

const procedureClient = (client: PortalClient<Skipped>): ProcedureClient => ({
	address: client.connection.address,
	call: async (call, spec) => await client.call(call, spec),
	callAll: async (calls, spec) => await client.callAll(calls, spec),
	sequence: async (commands, spec) => await client.sequence(commands, spec),
	get evenWhenStopped() {
		return procedureClient(client.evenWhenStopped as PortalClient<Skipped>);
	},
});

/**
 * Sends the call, unless this run has already done so.
 *
 * @param recheck why it must not be sent any more, once it has waited long
 */
export async function writeOnce(
	client: PortalClient<Skipped>,
	item: Item,
	recheck: MethodSpec['recheck'],
): Promise<ItemOutcome> {
	const { index, node, call, options, run } = item;
	const spec = recheck === undefined ? item.spec : { ...item.spec, recheck };
	const key = JSON.stringify([node, index, call]);
	const writing = run.writes.once(key, spec.idempotency, async (lost) => {
		const { completion } = spec;
		const complete: Result<Call> | Skipped =
			completion === undefined
				? { ok: true, value: call }
				: await completeCall(client, call, completion);
		// What an earlier try may have done is in doubt still where this one does not come to it.
		if (!complete.ok) return isSkipped(complete) ? complete : (lost ?? complete);
		item.progress = 'sent';
		const sending = item.procedure
			? item.procedure(procedureClient(client), complete.value, item.limit)
			: item.allPages
				? client.callAllPages(complete.value, spec, { earlier: lost, most: MAX_ITEMS })
				: client.call(complete.value, spec, lost);
		const { supplements: gathered } = run.nodeTry;
		const supplement = options.ok && options.value.includesOwner ? spec.supplement : undefined;
		const supplementing = { supplement, gathered, sharedClient: client, item };
		const supplemented = sending.then(
			async (sent) => await withSupplement(procedureClient(client), supplementing, sent),
		);
		// A failure is remembered, so that what may have been added is not sent again.
		return await supplemented.catch((error: unknown) => thrownFailure(error, item));
	});
	const outcome = await run.nodeTry.track(writing, { index, id: call.parameters.id });
	if (outcome.ok) item.progress = 'done';
	return outcome;
}
