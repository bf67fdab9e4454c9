import type { PortalClient } from '../portal/client/client';
import { SAFE } from '../portal/methodSpec';
import type { Call, Outcome, Result, Skipped } from '../portal/outcome';
import { isSkipped } from '../portal/outcome';
import { isRecordList } from '../portal/values';
import type { Item } from './item';

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
	const recordOf = (one: unknown): string => `${client.connection.address} ${String(one)}`;
	const found = (one: unknown): Result<Call> => {
		if (takes !== undefined) run.claims.take(recordOf(one), one, index);
		const parameters = { ...call.parameters, [parameter]: one as number };
		return { ok: true, value: { ...call, parameters } };
	};
	if (locator === undefined) return found(id);
	const used = takes === undefined ? undefined : run.claims.usedBy(index);
	if (used !== undefined) return found(used);
	const listing = locator.call(id);
	const candidates = await search(client, item, listing);
	// What led to nothing is not kept, so that the next try of Retry On Fail searches anew.
	const forget = () => run.searches.delete(keyOf(client, listing));
	if (!candidates.ok) {
		forget();
		return isSkipped(candidates) ? candidates : { call: listing, ...candidates };
	}
	for (;;) {
		const claimOn = (one: unknown) => run.claims.ofOther(recordOf(one), index);
		const picked = locator.pick(candidates.value, id, claimOn, item.expected);
		if (picked.ok) return found(picked.value);
		const records = isRecordList(candidates.value) ? candidates.value : [];
		const pending = records
			.map((one) => claimOn(one.id))
			.find((claim) => claim !== undefined && claim.use === undefined);
		if (pending === undefined) {
			forget();
			return picked;
		}
		await pending.settled;
	}
}
