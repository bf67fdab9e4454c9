import { unexpectedFailure } from '../../errors/unexpected';
import type { Outcome, Skipped } from '../../outcome';
import type { ScheduledResponse } from '../../transport/httpResponse';
import type {
	OutgoingRequest,
	QueuedCall,
	RequestContext,
	Requests,
	Sender,
} from '../../transport/requestContext';
import { methodTimeIn } from '../../transport/response';
import { schedule } from '../../transport/schedule';
import { isObject } from '../../values';
import { validateResult } from '../validateResult';
import { entryOf, parseCommandResult, recordBatchTimes } from './batchFormat';

function one({ operating }: RequestContext, { call, spec, resolve }: QueuedCall): OutgoingRequest {
	return {
		call,
		isBlocked: () => operating.isBlocked(call.method),
		receive({ body, outcome: answered }) {
			const outcome = validateResult(answered, spec, call);
			const time = isObject(body) ? methodTimeIn(body.time) : undefined;
			// Without a body it was not sent, or no answer came.
			if (body !== undefined) operating.record(call.method, outcome, time);
			resolve(outcome);
			return !outcome.ok;
		},
	};
}

/** What each command came to, and whether one of them failed. */
function distribute(queued: QueuedCall[], response: ScheduledResponse, halt: boolean) {
	const { outcome } = response;
	const maps = outcome.ok && isObject(outcome.value) ? outcome.value : {};
	let failedBefore = false;
	return queued.map(({ call, spec }, index): Outcome | Skipped => {
		const key = `c${index}`;
		const parsed = parseCommandResult(response, key, halt && failedBefore);
		failedBefore ||= isObject(entryOf(maps.result_error, key));
		return validateResult(parsed, spec, call);
	});
}

function many(
	{ operating }: RequestContext,
	queued: QueuedCall[],
	texts: string[],
	halt: boolean,
): OutgoingRequest {
	const cmd = Object.fromEntries(texts.map((text, index) => [`c${index}`, text]));
	return {
		call: { method: 'batch', parameters: { halt: halt ? 1 : 0, cmd } },
		isBlocked: () =>
			operating.isBlocked('batch') ||
			queued.every(({ call: { method } }) => operating.isBlocked(method)),
		receive(response) {
			const outcomes = distribute(queued, response, halt);
			const named = outcomes.map((outcome, index) => ({
				...{ key: `c${index}`, method: queued[index]?.call.method ?? '', outcome },
			}));
			recordBatchTimes(operating, response, named);
			for (const [index, outcome] of outcomes.entries()) queued[index]?.resolve(outcome);
			return outcomes.some(({ ok }) => !ok);
		},
	};
}

/** Requests to a portal, of one call or of many in Bitrix24's `batch`: docs/bitrix24-rest.md §4. */
export const requests: Requests = { one, many };

/** One request for one call. */
export const single: Sender = {
	async sendOnce(context, call, spec) {
		return await new Promise((resolve) => {
			const next = () => one(context, { call, spec, resolve });
			schedule(context, spec.idempotency !== 'safe', next).catch((error: unknown) =>
				resolve(unexpectedFailure(error, 'unknown')),
			);
		});
	},
};
