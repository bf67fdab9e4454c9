import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Call, Failure, Knowledge, Outcome, Success } from '../portal/outcome';
import { failed } from '../portal/outcome';
import type { Door } from '../portal/connection/open';
import { latest } from '../portal/connection/open';
import { explain } from './explainDenied';
import { checkInput, finderFor, takeLimit } from './input/validateInput';
import { perform } from './perform';
import { report, toError, whatWasDone } from '../portal/errors/report';
import type { Attempt } from './run/nodeTry';
import { runOf } from './run/nodeRun';
import { forModel, isRunForAgent } from './runSummary';
import type { Lane } from '../portal/transport/schedule';
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
	attempt: Attempt,
	door: Door,
	{ options }: Request,
): Lane {
	return {
		caller,
		door,
		transport: {
			timeout: options.timeout,
			proxy: options.proxy,
			skipSslCertificateValidation: options.skipSslCertificateValidation === true,
		},
		slots: attempt.slots,
		maxWait: attempt.settings.maxWait * 1000,
		jitter: attempt.jitter,
		timezone: caller.getTimezone(),
		signal: caller.getExecutionCancelSignal(),
		stops: !caller.continueOnFail(),
		hasStopped: () => attempt.stopped,
		lasting: false,
	};
}

/** The call that the fields make: mostly just that of the operation. */
function openCall(asked: Call, knowledge: Knowledge, invalid: Failure | undefined) {
	if (knowledge.open === undefined || invalid !== undefined) {
		return { call: asked, knowledge, allPages: false };
	}
	const { call, kind, allPages } = knowledge.open(asked.parameters);
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
export function carry(knowledge: Knowledge) {
	return async function carryItem(
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		const index = this.getItemIndex();
		const node = this.getNode();
		const run = runOf(this);
		const { attempt } = run;
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
		await attempt.gathered(index);

		const door = await attempt.door;
		const carryOut = async (): Promise<Outcome> => {
			if (invalid !== undefined) return failed(invalid);
			if (!('address' in door)) return door;
			if (attempt.stopped) return failed(STOPPED);
			const lane = laneOf(this, attempt, door, request);
			const done = await perform(lane, run, { index, node: node.name, finder, ...opened });
			if (done.ok) return done;
			if (lane.stops) attempt.stopped = true;
			return failed(await explain(lane, attempt.ask, call, opened.knowledge, done.failure));
		};
		const outcome = await carryOut();
		const paired = { item: index };
		if (outcome.ok) {
			const items = await receive(this, request, call, outcome);
			return items.slice(0, Number(limit)).map((item) => ({ ...item, pairedItem: paired }));
		}
		const { failure } = outcome;
		if (failure.code === STOPPED.code) return [];

		const told = report(
			failure,
			call,
			knowledge.label,
			'address' in door ? await latest(this, door) : undefined,
		);
		if (this.continueOnFail()) {
			return [{ json: { error: told.message, details: told.details }, pairedItem: paired }];
		}
		attempt.stopped = true;
		await attempt.settled();
		const others = attempt.unknown.filter((item) => item.index !== index);
		if (!run.isTool) told.details.description += ` ${whatWasDone(attempt.done, others)}`;
		throw toError(node, isRunForAgent(node) ? forModel(told) : told, index);
	};
}
