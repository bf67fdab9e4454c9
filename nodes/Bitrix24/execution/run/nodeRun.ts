import type { IDataObject, IExecutePaginationFunctions, INode } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Outcome, Skipped } from '../../portal/outcome';
import { GatheredSearches } from '../locate/gatheredSearches';
import { Claims } from './claims';
import { IdempotencyCache } from './idempotencyCache';
import { NodeTry } from './nodeTry';

/** What a node's run remembers over all its tries. */
export interface NodeRun {
	/** Whether it is one call of an agent's tool, which has no other items. */
	isTool: boolean;
	writes: IdempotencyCache;
	/** Searches for records by another id, so that the same is searched once, also over tries. */
	searches: Map<string, Promise<Outcome | Skipped>>;
	/** Those of the same moment by number, which share requests. */
	gathered: GatheredSearches;
	/** Which payments its items have taken for themselves, also over tries. */
	claims: Claims;
	nodeTry: NodeTry;
}

/**
 * Whether n8n's engine itself runs the node as a tool, which it does for AI Agent 3. Older agents run
 * their tools within their own run.
 */
const isRunForAgent = ({ rewireOutputLogTo }: INode): boolean =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool;

/**
 * One entry a node run, or for an agent's tool one for all calls of it in an execution. The key is an
 * object that n8n lets go of in the end: so the memory needs no ids, no bounds and no clean-up.
 */
const runs = new WeakMap<object, NodeRun>();

function expectedItems(caller: IExecutePaginationFunctions, node: INode): number | undefined {
	// Request Options can hand the items over in portions, with pauses between them.
	const requestOptions = node.parameters.requestOptions as IDataObject | undefined;
	if (requestOptions?.batching !== undefined) return undefined;
	return node.executeOnce === true ? 1 : caller.getExecuteData().data.main?.[0]?.length;
}

/** Which memory an item's run has, and whether it is a call of an agent's tool. */
function memoryKeyFor(
	caller: IExecutePaginationFunctions,
	node: INode,
): { key: object; isTool: boolean } {
	// Each call of the tool is a run of its own; what lasts over them is the node's context.
	if (isRunForAgent(node)) return { key: caller.getContext('node'), isTool: true };
	// The same for all items of a run, and for every try of Retry On Fail. Older agents run their tools
	// on their own data.
	const data = caller.getExecuteData();
	return { key: data, isTool: data.node.name !== node.name };
}

/**
 * The run and the try that an item belongs to. Each call of an agent's tool is a try of its own.
 *
 * @param node the caller's, of which n8n makes a copy each time that it is asked
 */
export function nodeRunFor(caller: IExecutePaginationFunctions, node: INode): NodeRun {
	const { key, isTool } = memoryKeyFor(caller, node);
	const known = runs.get(key);
	if (!isTool && known?.nodeTry.belongsToThisTry(caller.getItemIndex())) return known;
	const items = isTool ? undefined : expectedItems(caller, node);
	const run: NodeRun = {
		isTool,
		writes: known?.writes ?? new IdempotencyCache(!isTool),
		searches: (isTool ? undefined : known?.searches) ?? new Map(),
		gathered: new GatheredSearches(),
		claims: (isTool ? undefined : known?.claims) ?? new Claims(),
		nodeTry: new NodeTry(items, isTool ? undefined : known?.nodeTry),
	};
	runs.set(key, run);
	return run;
}
