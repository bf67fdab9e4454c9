import type { INode, INodeParameterResourceLocator } from 'n8n-workflow';
import type { PortalClient } from '../portal/client/client';
import { SAFE } from '../portal/methodSpec';
import type { Call, Result, Skipped } from '../portal/outcome';
import { isSkipped } from '../portal/outcome';
import { isRecordList } from '../portal/values';
import type { LocatorResolver, OperationSpec } from './operationSpec';
import type { NodeRun } from './run/nodeRun';

/** The resolver for the way in which the node's user names a record; none when it is by its own id. */
export function locatorOf(node: INode, { locators }: OperationSpec): LocatorResolver | undefined {
	if (locators === undefined) return undefined;
	const value = node.parameters[locators.field] as INodeParameterResourceLocator | undefined;
	return locators.byMode[String(value?.mode)];
}

/**
 * Finds the record that an item is meant for. The same search is made once a run; failures are not
 * kept, so that the next try of Retry On Fail searches anew.
 *
 * @returns the item's call with the record's own id in it
 */
export async function resolveLocator(
	client: PortalClient<Skipped>,
	{ searches }: NodeRun,
	call: Call,
	spec: OperationSpec,
	locator: LocatorResolver | undefined,
): Promise<Result<Call> | Skipped> {
	if (locator === undefined || spec.locators === undefined) return { ok: true, value: call };
	const { parameter } = spec.locators;
	const id = call.parameters[parameter];
	const search = locator.call(id);
	const key = JSON.stringify(search);
	const searching =
		searches.get(key) ?? client.call(search, { ...SAFE, isExpectedResult: isRecordList });
	searches.set(key, searching);
	const candidates = await searching;
	const picked = candidates.ok ? locator.pick(candidates.value, id) : candidates;
	if (picked.ok) {
		const parameters = { ...call.parameters, [parameter]: picked.value as number };
		return { ok: true, value: { ...call, parameters } };
	}
	searches.delete(key);
	if (candidates.ok || isSkipped(picked)) return picked;
	return { call: search, ...picked };
}
