import type { PortalClient } from '../../portal/client/client';
import { SAFE } from '../../portal/methodSpec';
import type { Call, Outcome, Result, Skipped } from '../../portal/outcome';
import { isSkipped } from '../../portal/outcome';
import { isRecordList, shown, wholeNumberIn } from '../../portal/values';
import type { Item } from '../item';
import type { LocatorResolver } from '../operationSpec';

type Candidates = LocatorResolver['candidates'];

const callOf = (candidates: Candidates, id: unknown): Call =>
	typeof candidates === 'function' ? candidates(id) : candidates.call([String(id)]);

/** One item's searches for its record. */
class Searching {
	private readonly keys: string[] = [];

	constructor(
		private readonly client: PortalClient<Skipped>,
		private readonly item: Item,
	) {}

	/** Lists the candidates. The same search is made once a run. */
	async list(candidates: Candidates, id: unknown): Promise<Outcome | Skipped> {
		const { client, item } = this;
		const { searches, gathered } = item.run;
		const call = callOf(candidates, id);
		const key = JSON.stringify([client.connection.address, call]);
		this.keys.push(key);
		const searching =
			searches.get(key) ??
			(typeof candidates === 'function'
				? client.call(call, { ...SAFE, isExpectedResult: isRecordList })
				: gathered.find(client, candidates, String(id)));
		searches.set(key, searching);
		const found = await searching;
		return found.ok || isSkipped(found) ? found : { call, ...found };
	}

	/** What led to nothing, or threw, is not kept, so that the next try of Retry On Fail searches anew. */
	forget(): void {
		for (const key of this.keys) this.item.run.searches.delete(key);
	}
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
	searching: Searching,
	{ locator, id, take }: { locator: LocatorResolver; id: unknown; take: (one: unknown) => T },
): Promise<T | Exclude<Result | Skipped, { ok: true }>> {
	const { candidates, owner, pick } = locator;
	let key = id;
	if (owner !== undefined) {
		const owners = await searching.list(owner.candidates, id);
		if (!owners.ok) return owners;
		const picked = owner.pick(owners.value, id);
		if (!picked.ok) return picked;
		key = picked.value;
	}
	const found = await searching.list(candidates, key);
	if (!found.ok) return found;
	const claimOn = (one: unknown) => item.run.claims.ofOther(recordOf(client, one), item.index);
	const records = isRecordList(found.value) ? found.value : [];
	for (;;) {
		const picked = pick(found.value, id, claimOn, item.expected);
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
	const searching = new Searching(client, item);
	let found: Result<Call> | Skipped | undefined;
	try {
		found = await pickOne(client, item, searching, { locator, id, take });
		return found;
	} finally {
		if (found?.ok !== true) searching.forget();
	}
}
