import type { PortalClient } from '../portal/client/client';
import { SAFE } from '../portal/methodSpec';
import type { Call, Outcome, Result, Skipped } from '../portal/outcome';
import { isSkipped } from '../portal/outcome';
import { isRecordList, shown, wholeNumberIn } from '../portal/values';
import type { Item } from './item';
import type { LocatorResolver } from './operationSpec';

const keyOf = (client: PortalClient<Skipped>, call: Call): string =>
	JSON.stringify([client.connection.address, call]);

/** Lists the candidates. The same search is made once a run. */
function search(client: PortalClient<Skipped>, item: Item, call: Call): Promise<Outcome | Skipped> {
	const { searches } = item.run;
	const key = keyOf(client, call);
	const searching =
		searches.get(key) ?? client.call(call, { ...SAFE, isExpectedResult: isRecordList });
	searches.set(key, searching);
	return searching;
}

const recordOf = (client: PortalClient<Skipped>, id: unknown): string =>
	`${client.connection.address} ${wholeNumberIn(id) ?? shown(id)}`;

/**
 * The one candidate that an item is meant for, once it is known what other items have made of theirs.
 *
 * @param take takes it for the item: at the moment in which it is picked, so that no other item does too
 */
async function pickOne<T>(
	client: PortalClient<Skipped>,
	item: Item,
	{ call, pick }: LocatorResolver,
	{ id, take }: { id: unknown; take: (picked: unknown) => Result<T> },
): Promise<Result<T> | Skipped> {
	const candidates = await search(client, item, call(id));
	if (!candidates.ok) return isSkipped(candidates) ? candidates : { call: call(id), ...candidates };
	const claimOn = (one: unknown) => item.run.claims.ofOther(recordOf(client, one), item.index);
	const records = isRecordList(candidates.value) ? candidates.value : [];
	for (;;) {
		const picked = pick(candidates.value, id, claimOn, item.expected);
		if (picked.ok) return take(picked.value);
		const pending = records
			.map((one) => claimOn(one.id))
			.find((claim) => claim !== undefined && claim.use === undefined);
		if (pending === undefined) return picked;
		await pending.settled;
	}
}

/**
 * Finds the record that an item is meant for, and takes it for the item where the operation changes it:
 * what another item of the run has changed is no candidate.
 *
 * @returns the item's call with the record's own id in it
 */
export async function resolveLocator(
	client: PortalClient<Skipped>,
	item: Item,
): Promise<Result<Call> | Skipped> {
	const { call, index, locator, run, spec } = item;
	if (spec.locators === undefined) return { ok: true, value: call };
	const { parameter, takes } = spec.locators;
	const id = call.parameters[parameter];
	const take = (one: unknown): Result<Call> => {
		if (takes !== undefined) run.claims.take(recordOf(client, one), one, index);
		const parameters = { ...call.parameters, [parameter]: one as number };
		return { ok: true, value: { ...call, parameters } };
	};
	if (locator === undefined) return take(id);
	const used = takes === undefined ? undefined : run.claims.usedBy(index);
	if (used !== undefined) return take(used);
	let found: Result<Call> | Skipped | undefined;
	try {
		found = await pickOne(client, item, locator, { id, take });
		return found;
	} finally {
		// What led to nothing, or threw, is not kept, so that the next try of Retry On Fail searches anew.
		if (found?.ok !== true) run.searches.delete(keyOf(client, locator.call(id)));
	}
}
