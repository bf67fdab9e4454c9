import type { IExecutePaginationFunctions, INode } from 'n8n-workflow';
import { unexpectedFailure } from '../portal/errors/unexpected';
import type { Call, Failure, Result } from '../portal/outcome';
import { expectationOf } from './input/expectationOf';
import { locatorOf } from './input/locatorMode';
import { unknownModeIn } from './input/plainLocators';
import { readFields } from './input/readFields';
import { readOptions } from './input/readOptions';
import { takeLimit, validateInput } from './input/validateInput';
import type {
	Expectation,
	ItemRequest,
	LocatorResolver,
	OperationSpec,
	Procedure,
	ResolvedCall,
} from './operationSpec';
import type { NodeRun } from './run/nodeRun';
import { nodeRunFor } from './run/nodeRun';
import type { RunOptions } from './run/runOptions';

/** One item on its way through the node. */
export interface Item {
	index: number;
	/** The node's name: several tools of one agent share what a run remembers. */
	node: string;
	run: NodeRun;
	/** The operation's call; with the record's own id in it once that was found. */
	call: Call;
	spec: OperationSpec;
	/** The way in which it names its record, where that is not by the record's own id. */
	locator?: LocatorResolver;
	/** What the record has to be like. */
	expected?: Expectation;
	/** Whether to fetch all pages of a list. */
	allPages: boolean;
	/** Takes the place of the one call. */
	procedure?: Procedure;
	/** Which records of a list may come out; all unless told. */
	keeps?: ResolvedCall['keeps'];
	/** How many records may come out. */
	limit: number;
	/** The node's options. */
	options: Result<RunOptions>;
	/** Why it can't be sent. */
	invalid?: Failure;
	/** Says that nobody waits for it any more to read what all items need. */
	leave: () => void;
	/** How far it has come, for what is thrown on the way. */
	progress: 'notSent' | 'sent' | 'done';
}

const DONE =
	'The change was made. Check the record in the portal. Retry On Fail does not send it again.';

/**
 * Takes what the user filled in for an item.
 *
 * @returns why it can't be sent; undefined where it can
 */
function fillIn(
	item: Item,
	caller: IExecutePaginationFunctions,
	node: INode,
	request: ItemRequest,
): Failure | undefined {
	const { call, spec } = item;
	if (!item.options.ok) return item.options;
	const refusal = spec.refuses?.(node);
	if (refusal !== undefined) return refusal;
	const limit = takeLimit(caller, node, request);
	readFields(caller, node, spec, call.parameters);
	if (!limit.ok) return limit;
	item.limit = limit.value;
	const locator = locatorOf(caller, node, spec, call);
	if (!locator.ok) return locator;
	item.locator = locator.value;
	const expected = expectationOf(caller, node, spec);
	if (!expected.ok) return expected;
	item.expected = expected.value;
	const invalid =
		validateInput(call, spec, item.locator, caller.getTimezone()) ??
		unknownModeIn(caller, node, spec, call);
	if (invalid !== undefined) return invalid;
	const resolvedCall = spec.resolveCall?.(call.parameters);
	if (resolvedCall === undefined) return undefined;
	if ('ok' in resolvedCall) return resolvedCall;
	const { idempotency, ...resolved } = resolvedCall;
	Object.assign(item, resolved, { spec: { ...spec, idempotency } });
	return undefined;
}

/**
 * An item with its call, validated.
 *
 * @param node the caller's, of which n8n makes a copy each time that it is asked; too large to be kept for each item
 */
export function prepareItem(
	caller: IExecutePaginationFunctions,
	node: INode,
	request: ItemRequest,
	spec: OperationSpec,
): Item {
	const parameters = request.options.body as Call['parameters'];
	const run = nodeRunFor(caller, node);
	// All its keys at once: an object that is put together takes three times the memory, for each item that waits.
	const item: Item = {
		index: caller.getItemIndex(),
		node: node.name,
		run,
		call: { method: String(request.options.url), parameters },
		spec,
		locator: undefined,
		expected: undefined,
		allPages: false,
		procedure: undefined,
		keeps: undefined,
		limit: 0,
		options: readOptions(caller, node, spec, run.nodeTry.options),
		invalid: undefined,
		leave: run.nodeTry.supplements.enter(),
		progress: 'notSent',
	};
	try {
		item.invalid = fillIn(item, caller, node, request);
	} catch (error) {
		item.invalid = unexpectedFailure(error, 'notExecuted');
	}
	return item;
}

/** What was thrown on an item's way, as its failure: what it did depends on how far it had come. */
export function thrownFailure(error: unknown, { progress, spec, call }: Item): Failure {
	const isSafe = spec.idempotency === 'safe';
	if (progress === 'done') {
		const failure = unexpectedFailure(error, 'rejected');
		return isSafe
			? failure
			: {
					...failure,
					message: `${call.method} was done, but then: ${failure.message}`,
					advice: DONE,
				};
	}
	if (progress === 'notSent') return unexpectedFailure(error, 'notExecuted');
	return unexpectedFailure(error, isSafe ? 'rejected' : 'unknown');
}
