import type { IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';
import type { PortalClient } from '../portal/client/client';
import { redactJson } from '../portal/errors/redact';
import type { FailureReport } from '../portal/errors/report';
import { describeFailure } from '../portal/errors/report';
import { unexpectedFailure } from '../portal/errors/unexpected';
import type { Failure, Result, Skipped } from '../portal/outcome';
import { isSkipped, STOPPED } from '../portal/outcome';
import { explainDenied } from './explainDenied';
import type { Item } from './item';
import { prepareItem, thrownFailure } from './item';
import { resolveLocator } from './locate/resolveLocator';
import type { ItemRequest, OperationSpec } from './operationSpec';
import { labelOf } from './operationSpec';
import { toItems } from './output';
import { append, readBack, unexpectedRecord } from './readBack';
import { reportFailure } from './reportFailure';
import type { Use } from './run/claims';
import type { ItemOutcome } from './writeOnce';
import { writeOnce } from './writeOnce';

/** Waits until the item may be executed. */
async function admit(item: Item): Promise<void> {
	const { leave, run } = item;
	const executed = await run.nodeTry.admission.enter();
	item.leave = () => {
		executed();
		leave();
	};
}

/** Finds the item's record, makes its call, and reads the record back where that was asked for. */
async function perform(client: PortalClient<Skipped>, item: Item): Promise<ItemOutcome> {
	const { expected, index, locator, run, spec } = item;
	const located = await resolveLocator(client, item);
	if (!located.ok) return located;
	item.call = located.value;
	// Not before: what was searched for was gathered of all items.
	if (locator !== undefined) await admit(item);
	// What was found in a list was chosen by what is expected; what is written is answered from memory.
	const isFound = locator !== undefined || run.claims.usedBy(index) !== undefined;
	const { expects } = spec;
	const recheck =
		expected === undefined || expects === undefined
			? undefined
			: async () => await unexpectedRecord(client, item.call, expects, expected);
	const unexpected = isFound ? undefined : await recheck?.();
	if (unexpected !== undefined) return unexpected;
	const written = await writeOnce(client, item, recheck);
	if (!written.ok) return written;
	const options = item.options.ok ? item.options.value : undefined;
	// A procedure gives the record itself.
	const isToRead = options?.returnsRecord === true && item.procedure === undefined;
	const record =
		isToRead && spec.readBack !== undefined
			? await readBack(client.evenWhenStopped, item.call, spec.readBack, written)
			: written;
	if (!record.ok || spec.appendix === undefined || options?.returnsLink !== true) return record;
	return await append(client.evenWhenStopped, item.call, spec.appendix, record);
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
	if (stopsOnFailure) nodeTry.stop();
	const explained = explainDenied(client.value.evenWhenStopped, item.call, item.spec, outcome);
	return await explained.catch(() => outcome);
}

/** What became of the record that the item took for itself; undefined where this try did not come to it. */
function useOf({ progress }: Item, outcome: ItemOutcome): Use | undefined {
	if (outcome.ok || progress === 'done') return 'done';
	if (!isSkipped(outcome) && outcome.effect === 'unknown') return 'unknown';
	return progress === 'sent' ? 'free' : undefined;
}

/** A failure in words. */
async function describe(
	client: Result<PortalClient<Skipped>>,
	{ call, spec }: Item,
	failure: Failure,
): Promise<FailureReport> {
	const label = labelOf(spec, call);
	return client.ok
		? await client.value.describe(failure, call, label)
		: describeFailure(failure, { label, call });
}

/** An item, validated, and the client that is being opened for it. */
function begin(
	caller: IExecutePaginationFunctions,
	request: ItemRequest,
	spec: OperationSpec,
): { item: Item; opening: Promise<Result<PortalClient<Skipped>>> } {
	const node = caller.getNode();
	const item = prepareItem(caller, node, request, spec);
	const { invalid, options, run } = item;
	if (invalid !== undefined && !caller.continueOnFail()) run.nodeTry.stop();
	const opening = options.ok
		? run.nodeTry.clientFor(caller, request, node, options.value)
		: Promise.resolve(options);
	return { item, opening };
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
		const { item, opening } = begin(this, request, spec);
		const { nodeTry } = item.run;
		const stopsOnFailure = !this.continueOnFail();
		await nodeTry.allItemsSeen(this);

		const client = await opening;
		// As long as little of it is under way: each step adds to what a waiting item holds.
		if (item.locator === undefined) await admit(item);
		// Whatever is thrown becomes the failure of its item.
		const failure = (error: unknown): Failure => {
			if (stopsOnFailure) nodeTry.stop();
			return thrownFailure(error, item);
		};
		let outcome = await outcomeOf(client, item, stopsOnFailure).catch(failure);
		item.leave();
		item.run.claims.settle(item.index, useOf(item, outcome));
		if (outcome.ok) {
			const items = await toItems(this, request, item, outcome).catch(failure);
			if (Array.isArray(items)) {
				const secrets = client.ok ? client.value.connection.secrets : [];
				return items.map((one) => ({ ...one, json: redactJson(one.json, secrets) }));
			}
			outcome = items;
		}
		// n8n reports the first item that throws, and this one is not to blame.
		if (isSkipped(outcome)) return [];
		const isUntouched = item.progress === 'notSent' && item.spec.idempotency !== 'safe';
		if (isUntouched && outcome.effect !== 'unknown') {
			outcome = nodeTry.dealtWith.inEarlierTry(outcome, item.index);
		}
		const { effect } = outcome;
		const report = await describe(client, item, outcome).catch(
			async (error: unknown) => await describe(client, item, unexpectedFailure(error, effect)),
		);
		return await reportFailure(this, item.run, report);
	};
}
