import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Call, Failure, OperationSpec, Outcome, Success } from '../portal/outcome';
import { failed } from '../portal/outcome';
import type { Door } from '../portal/connection/open';
import { withCurrentSecrets } from '../portal/connection/open';
import { explainDenied } from './explainDenied';
import { checkInput, finderFor, takeLimit } from './input/validateInput';
import { perform } from './perform';
import { describeFailure, toNodeApiError, summarizeRun } from '../portal/errors/report';
import type { NodeTry } from './run/nodeTry';
import { nodeRunFor } from './run/nodeRun';
import { forAgentModel, isRunForAgent } from './runSummary';
import type { RequestContext } from '../portal/transport/schedule';
import { STOPPED } from '../portal/transport/schedule';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** What an operation's postReceive is handed as the body of the answer. */
export interface Received {
	result: unknown;
	/** The parameters that were sent. */
	sent: IDataObject;
	/** The record as it reads after the write, where that was asked for. */
	seen?: unknown;
}

function laneOf(
	caller: IExecutePaginationFunctions,
	attempt: NodeTry,
	door: Door,
	{ options }: Request,
): RequestContext {
	return {
		caller,
		connection: door,
		transport: {
			timeout: options.timeout,
			proxy: options.proxy,
			skipSslCertificateValidation: options.skipSslCertificateValidation === true,
		},
		concurrency: attempt.concurrency,
		maxWaitMs: attempt.options.maxWaitMs * 1000,
		jitter: attempt.jitter,
		timezone: caller.getTimezone(),
		signal: caller.getExecutionCancelSignal(),
		stopsOnFailure: !caller.continueOnFail(),
		isStopped: () => attempt.stopped,
		sentEvenWhenStopped: false,
	};
}

/** The call that the fields make: mostly just that of the operation. */
function openCall(asked: Call, knowledge: OperationSpec, invalid: Failure | undefined) {
	if (knowledge.resolveCall === undefined || invalid !== undefined) {
		return { call: asked, knowledge, allPages: false };
	}
	const { call, idempotency: kind, allPages } = knowledge.resolveCall(asked.parameters);
	return { call, knowledge: { ...knowledge, kind }, allPages };
}

/** Runs what the operation makes of the result. */
async function receive(
	caller: IExecutePaginationFunctions,
	{ postReceive }: Request,
	call: Call,
	{ result, seen }: Success,
): Promise<INodeExecutionData[]> {
	const body: Received = { result, sent: call.parameters, seen };
	const response = { body, headers: {}, statusCode: 200 } as unknown as IN8nHttpFullResponse;
	let items: INodeExecutionData[] = [];
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') items = await action.call(caller, items, response);
	}
	return items;
}

/**
 * Carries the requests of one operation. n8n calls it once an item, for all items in one go, as the
 * node's way to page (`requestOperations.pagination`). It decides everything from the check of the
 * input to the item that comes out, so that every item, success or failure, is paired.
 *
 * @param knowledge what the operation's own file says of its method
 */
export function execute(knowledge: OperationSpec) {
	return async function carryItem(
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		const index = this.getItemIndex();
		const node = this.getNode();
		const run = nodeRunFor(this);
		const { nodeTry: attempt } = run;
		const asked: Call = {
			method: String(request.options.url),
			parameters: request.options.body as IDataObject,
		};
		const finder = finderFor(node, knowledge);
		const limit = takeLimit(request);
		const invalid =
			typeof limit === 'number' ? checkInput(asked, knowledge, finder, this.getTimezone()) : limit;
		const opened = openCall(asked, knowledge, invalid);
		const { call } = opened;
		if (invalid !== undefined && !this.continueOnFail()) attempt.stopped = true;
		await attempt.allItemsSeen(index);

		const door = await attempt.connection;
		const carryOut = async (): Promise<Outcome> => {
			if (invalid !== undefined) return failed(invalid);
			if (!('address' in door)) return door;
			if (attempt.stopped) return failed(STOPPED);
			const lane = laneOf(this, attempt, door, request);
			const done = await perform(lane, run, { index, node: node.name, finder, ...opened });
			if (done.ok) return done;
			if (lane.stopsOnFailure) attempt.stopped = true;
			return failed(await explainDenied(lane, attempt.ask, call, opened.knowledge, done.failure));
		};
		const outcome = await carryOut();
		const paired = { item: index };
		if (outcome.ok) {
			const items = await receive(this, request, call, outcome);
			return items.slice(0, Number(limit)).map((item) => ({ ...item, pairedItem: paired }));
		}
		const { failure } = outcome;
		if (failure.code === STOPPED.code) return [];

		const told = describeFailure(
			failure,
			call,
			knowledge.label,
			'address' in door ? await withCurrentSecrets(this, door) : undefined,
		);
		if (this.continueOnFail()) {
			return [{ json: { error: told.message, details: told.details }, pairedItem: paired }];
		}
		attempt.stopped = true;
		await attempt.idle();
		const others = attempt.unknown.filter((item) => item.index !== index);
		if (!run.isTool) told.details.description += ` ${summarizeRun(attempt.done, others)}`;
		throw toNodeApiError(node, isRunForAgent(node) ? forAgentModel(told) : told, index);
	};
}
