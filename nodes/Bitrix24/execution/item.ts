import type { IExecutePaginationFunctions, INode } from 'n8n-workflow';
import { unexpectedFailure } from '../portal/errors/unexpected';
import type { Call, Failure } from '../portal/outcome';
import { expectationOf } from './input/expectationOf';
import { locatorOf } from './input/locatorMode';
import { unknownModeIn } from './input/plainLocators';
import { readFields } from './input/readFields';
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
	const call = { method: String(request.options.url), parameters };
	const run = nodeRunFor(caller, node);
	const item: Item = {
		...{ index: caller.getItemIndex(), node: node.name, run, call, spec },
		...{ allPages: false, limit: 0, progress: 'notSent', leave: run.nodeTry.supplements.enter() },
	};
	try {
		const refusal = spec.refuses?.(node);
		if (refusal !== undefined) return { ...item, invalid: refusal };
		const limit = takeLimit(request);
		readFields(caller, node, spec, parameters);
		if (!limit.ok) return { ...item, invalid: limit };
		const locator = locatorOf(caller, node, spec, call);
		if (!locator.ok) return { ...item, invalid: locator };
		const expected = expectationOf(caller, node, spec);
		if (!expected.ok) return { ...item, invalid: expected };
		const invalid =
			validateInput(call, spec, locator.value, caller.getTimezone()) ??
			unknownModeIn(caller, node, spec, call);
		Object.assign(item, {
			...{ limit: limit.value, locator: locator.value, expected: expected.value, invalid },
		});
		if (invalid !== undefined) return item;
		if (spec.resolveCall === undefined) return item;
		const resolvedCall = spec.resolveCall(parameters);
		if ('ok' in resolvedCall) return { ...item, invalid: resolvedCall };
		const { idempotency, ...resolved } = resolvedCall;
		return { ...item, ...resolved, spec: { ...spec, idempotency } };
	} catch (error) {
		return { ...item, invalid: unexpectedFailure(error, 'notExecuted') };
	}
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
