import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Call, Failure, Knowledge, Outcome } from './call';
import { failed } from './call';
import type { Door } from './door';
import { report, toError, whatWasDone } from './report';
import { settle } from './retry';
import type { Attempt } from './run';
import { runOf } from './run';
import type { Lane } from './transmit';
import { STOPPED } from './transmit';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** Checks what is to be sent, and puts it into the form in which it is sent. */
function checkInput(call: Call, { input = {} }: Knowledge): Failure | undefined {
	for (const [parameter, check] of Object.entries(input)) {
		const checked = check(call.parameters[parameter]);
		if (!('value' in checked)) {
			return { code: 'INVALID_INPUT', httpCode: null, certainty: 'unsent', ...checked };
		}
		call.parameters[parameter] = checked.value as IDataObject[string];
	}
	return undefined;
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
		timezone: caller.getTimezone(),
		signal: caller.getExecutionCancelSignal(),
		stops: !caller.continueOnFail(),
		hasStopped: () => attempt.stopped,
	};
}

/** Runs what the operation makes of the result; it gets the result where n8n would give it the body. */
async function receive(
	caller: IExecutePaginationFunctions,
	{ postReceive }: Request,
	call: Call,
	result: unknown,
): Promise<INodeExecutionData[]> {
	const response = { body: { result, sent: call.parameters }, headers: {}, statusCode: 200 };
	let items: INodeExecutionData[] = [];
	for (const action of postReceive.flatMap(({ actions }) => actions)) {
		if (typeof action === 'function') {
			items = await action.call(caller, items, response as IN8nHttpFullResponse);
		}
	}
	return items;
}

/**
 * Carries the requests of one operation. n8n calls it once an item, for all items in one go, as the
 * node's way to page (`requestOperations.pagination`); it decides everything from the check of the
 * input to the item that comes out, so that every item, success or failure, is paired.
 *
 * @param knowledge what the operation's own file says of its method
 * @param field the label of the field that the id comes from, for messages
 */
export function carry(knowledge: Knowledge, field: string) {
	return async function carryItem(
		this: IExecutePaginationFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		const index = this.getItemIndex();
		const { attempt, writes } = runOf(this);
		const call: Call = {
			method: String(request.options.url),
			parameters: request.options.body as IDataObject,
		};
		const invalid = checkInput(call, knowledge);
		if (invalid !== undefined && !this.continueOnFail()) attempt.stopped = true;
		await attempt.gathered(index);

		const door = await attempt.door;
		const carryOut = async (): Promise<Outcome> => {
			if (invalid !== undefined) return failed(invalid);
			if (!('address' in door)) return door;
			if (attempt.stopped) return failed(STOPPED);
			const key = JSON.stringify([this.getNode().name, index, call]);
			const lane = laneOf(this, attempt, door, request);
			const work = writes.once(
				key,
				knowledge.kind,
				async (doubt) => await settle(lane, attempt.ask, call, knowledge, doubt),
			);
			return await attempt.track(work, { index, id: call.parameters.id });
		};
		const outcome = await carryOut();
		const paired = { item: index };
		if (outcome.ok) {
			const items = await receive(this, request, call, outcome.result);
			return items.map((item) => ({ ...item, pairedItem: paired }));
		}
		if (outcome.failure === STOPPED) return [];

		const secrets = 'address' in door ? door.secrets : [];
		const told = report(outcome.failure, call, field, secrets);
		if (this.continueOnFail()) {
			return [{ json: { error: told.message, details: told.details }, pairedItem: paired }];
		}
		attempt.stopped = true;
		await attempt.settled();
		told.details.description += ` ${whatWasDone(
			attempt.done,
			attempt.unknown.filter((item) => item.index !== index),
		)}`;
		throw toError(this.getNode(), told, index);
	};
}
