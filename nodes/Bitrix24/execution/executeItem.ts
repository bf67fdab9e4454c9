import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PortalClient } from '../portal/client/client';
import { describeFailure } from '../portal/errors/report';
import type { Call, Failure, Result, Skipped } from '../portal/outcome';
import { isSkipped, STOPPED } from '../portal/outcome';
import { explainDenied } from './explainDenied';
import { takeLimit, validateInput } from './input/validateInput';
import type { ItemRequest, LocatorResolver, OperationSpec } from './operationSpec';
import { toItems } from './output';
import type { Written } from './readBack';
import { readBack } from './readBack';
import { reportFailure } from './reportFailure';
import { locatorOf, resolveLocator } from './resolveLocator';
import type { NodeRun } from './run/nodeRun';
import { nodeRunFor } from './run/nodeRun';

/** One item on its way through the node. */
interface Item {
	index: number;
	/** The node's name: several tools of one agent share what a run remembers. */
	node: string;
	run: NodeRun;
	/** The operation's call; with the record's own id in it once that was found. */
	call: Call;
	spec: OperationSpec;
	locator: LocatorResolver | undefined;
	/** Whether to fetch all pages of a list. */
	allPages: boolean;
	/** How many records may come out. */
	limit: number;
	/** Why it can't be sent. */
	invalid?: Failure;
}

type ItemOutcome = Written | Failure | Skipped;

/** The item's call, validated. */
function validate(
	caller: IExecutePaginationFunctions,
	request: ItemRequest,
	spec: OperationSpec,
): Item {
	const node = caller.getNode();
	const parameters = request.options.body as Call['parameters'];
	const call = { method: String(request.options.url), parameters };
	const locator = locatorOf(node, spec);
	const run = nodeRunFor(caller, request);
	const limit = takeLimit(request);
	const invalid = limit.ok ? validateInput(call, spec, locator, caller.getTimezone()) : limit;
	const item: Item = {
		...{ index: caller.getItemIndex(), node: node.name, run, call, spec, locator, invalid },
		...{ allPages: false, limit: limit.ok ? limit.value : 0 },
	};
	if (invalid !== undefined || spec.resolveCall === undefined) return item;
	const { idempotency, ...resolved } = spec.resolveCall(parameters);
	return { ...item, ...resolved, spec: { ...spec, idempotency } };
}

/** Sends the call, unless this run has already done so. */
async function writeOnce(client: PortalClient<Skipped>, item: Item): Promise<ItemOutcome> {
	const { index, node, call, spec, run } = item;
	const key = JSON.stringify([node, index, call]);
	const writing = run.writes.once(key, spec.idempotency, async (lost) =>
		item.allPages
			? await client.callAllPages(call, spec, lost)
			: await client.call(call, spec, lost),
	);
	return await run.nodeTry.track(writing, { index, id: call.parameters.id });
}

/** Finds the item's record, makes its call, and reads the record back where that was asked for. */
async function perform(client: PortalClient<Skipped>, item: Item): Promise<ItemOutcome> {
	const { run, spec, locator } = item;
	const located = await resolveLocator(client, run, item.call, spec, locator);
	if (!located.ok) return located;
	item.call = located.value;
	const written = await writeOnce(client, item);
	if (!written.ok || spec.readBack === undefined || !run.nodeTry.options.returnsRecord) {
		return written;
	}
	return await readBack(client.evenWhenStopped, item.call, spec.readBack, written);
}

/** What becomes of an item, on a client that is open or not. */
async function outcomeOf(
	client: Result<PortalClient<Skipped>>,
	item: Item,
	stopsOnFailure: boolean,
): Promise<ItemOutcome> {
	const { nodeTry } = item.run;
	if (item.invalid !== undefined) return item.invalid;
	if (!client.ok) return client;
	if (nodeTry.isStopped) return STOPPED;
	const outcome = await perform(client.value, item);
	if (outcome.ok || isSkipped(outcome)) return outcome;
	if (stopsOnFailure) nodeTry.isStopped = true;
	return await explainDenied(client.value.evenWhenStopped, item.call, item.spec, outcome);
}

/**
 * Executes one operation. n8n calls it once an item, for all items in one go, as the node's way to
 * page (`requestOperations.pagination`). It decides everything from the validation of the input to the
 * item that comes out, so that every item, success or failure, is paired.
 *
 * @param spec what the operation's own file says of it
 */
export function execute(spec: OperationSpec) {
	return async function executeItem(
		this: IExecutePaginationFunctions,
		request: ItemRequest,
	): Promise<INodeExecutionData[]> {
		const item = validate(this, request, spec);
		const { nodeTry } = item.run;
		const stopsOnFailure = !this.continueOnFail();
		if (item.invalid !== undefined && stopsOnFailure) nodeTry.isStopped = true;
		await nodeTry.allItemsSeen(this);

		const client = await nodeTry.client;
		const outcome = await outcomeOf(client, item, stopsOnFailure);
		if (outcome.ok) {
			const items = await toItems(this, request, item.call, outcome);
			return items
				.slice(0, item.limit)
				.map((one) => ({ ...one, pairedItem: { item: item.index } }));
		}
		// n8n reports the first item that throws, and this one is not to blame.
		if (isSkipped(outcome)) return [];
		const { call } = item;
		const report = client.ok
			? await client.value.describe(outcome, call, spec.label)
			: describeFailure(outcome, { label: spec.label, call });
		return await reportFailure(this, item.run, report);
	};
}
