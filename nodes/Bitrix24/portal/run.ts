import type { IDataObject, IExecuteData, IExecutePaginationFunctions } from 'n8n-workflow';
import { Attempt } from './attempt';
import type { Outcome } from './call';
import { Writes } from './writes';

/** What a node's run remembers over all its tries. */
export interface Run {
	writes: Writes;
	/** What was searched for, so that the same is searched once, also over tries. */
	found: Map<string, Promise<Outcome>>;
	attempt: Attempt;
}

/**
 * One entry a node run. n8n hands the same object to all items of a run and to every try of Retry On
 * Fail, and lets go of it with the run: so the memory needs no ids, no bounds and no clean-up.
 */
const runs = new WeakMap<IExecuteData, Run>();

function expectedItems(caller: IExecutePaginationFunctions): number | undefined {
	const node = caller.getNode();
	// Request Options can hand the items over in portions, with pauses between them.
	const requestOptions = node.parameters.requestOptions as IDataObject | undefined;
	if (requestOptions?.batching !== undefined) return undefined;
	return node.executeOnce === true ? 1 : caller.getExecuteData().data.main?.[0]?.length;
}

/** The run and the try that an item belongs to. */
export function runOf(caller: IExecutePaginationFunctions): Run {
	const data = caller.getExecuteData();
	// As an agent's tool the node runs on the agent's data, once for each call of the tool: each call is
	// a try of its own.
	const own = data.node.name === caller.getNode().name;
	const known = runs.get(data);
	if (own && known !== undefined && known.attempt.takes(caller.getItemIndex())) return known;
	const run = {
		writes: known?.writes ?? new Writes(own),
		found: own
			? (known?.found ?? new Map<string, Promise<Outcome>>())
			: new Map<string, Promise<Outcome>>(),
		attempt: new Attempt(caller, !caller.continueOnFail(), own ? expectedItems(caller) : undefined),
	};
	runs.set(data, run);
	return run;
}
