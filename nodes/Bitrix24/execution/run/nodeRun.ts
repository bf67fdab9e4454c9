import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';
import { NodeTry } from './nodeTry';
import type { Outcome } from '../../portal/outcome';
import { isRunForAgent } from '../runSummary';
import { IdempotencyCache } from './idempotencyCache';

/** What a node's run remembers over all its tries. */
export interface NodeRun {
	/** Whether it is one call of an agent's tool, which has no other items. */
	isTool: boolean;
	writes: IdempotencyCache;
	/** What was searched for, so that the same is searched once, also over tries. */
	found: Map<string, Promise<Outcome>>;
	nodeTry: NodeTry;
}

/**
 * One entry a node run, or for an agent's tool one for all calls of it in an execution. The key is an
 * object that n8n lets go of in the end: so the memory needs no ids, no bounds and no clean-up.
 */
const runs = new WeakMap<object, NodeRun>();

function expectedItems(caller: IExecutePaginationFunctions): number | undefined {
	const node = caller.getNode();
	// Request Options can hand the items over in portions, with pauses between them.
	const requestOptions = node.parameters.requestOptions as IDataObject | undefined;
	if (requestOptions?.batching !== undefined) return undefined;
	return node.executeOnce === true ? 1 : caller.getExecuteData().data.main?.[0]?.length;
}

/** Which memory an item's run has, and whether it is a call of an agent's tool. */
function memoryKeyFor(caller: IExecutePaginationFunctions): { key: object; isTool: boolean } {
	const node = caller.getNode();
	// Each call of the tool is a run of its own; what lasts over them is the node's context.
	if (isRunForAgent(node)) return { key: caller.getContext('node'), isTool: true };
	// The same for all items of a run, and for every try of Retry On Fail. Older agents run their tools
	// on their own data.
	const data = caller.getExecuteData();
	return { key: data, isTool: data.node.name !== node.name };
}

/** The run and the try that an item belongs to. Each call of an agent's tool is a try of its own. */
export function nodeRunFor(caller: IExecutePaginationFunctions): NodeRun {
	const { key, isTool } = memoryKeyFor(caller);
	const known = runs.get(key);
	if (!isTool && known?.nodeTry.belongsToThisTry(caller.getItemIndex())) return known;
	const items = isTool ? undefined : expectedItems(caller);
	const run: NodeRun = {
		isTool,
		writes: known?.writes ?? new IdempotencyCache(!isTool),
		found: (isTool ? undefined : known?.found) ?? new Map(),
		nodeTry: new NodeTry(caller, !caller.continueOnFail(), items),
	};
	runs.set(key, run);
	return run;
}
