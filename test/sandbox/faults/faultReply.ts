import { isPhpArray } from '../http/phpValues';
import { errorPage, json, nestedJson, RawJson, type Reply } from '../http/reply';
import { errorBody, RestError } from '../http/restError';
import type { Settings } from '../settings';
import type { Fault } from './index';

type ResultFault = Extract<Fault, { kind: 'body' | 'raw' | 'nested' }>;

/** The result of a command inside a batch that has this fault. */
export function faultyResult(fault: ResultFault): unknown {
	if (fault.kind === 'body') return fault.body;
	return new RawJson(fault.kind === 'raw' ? fault.text : nestedJson(fault.depth, fault.of));
}

const TIME = { start: 1716208789.599812 };

/** What would have been answered, where the call is never carried out. */
export const UNPROCESSED = json(200, { result: true, time: TIME });

/** A reply with other fields in its `time`; an error has none (section 1). */
export function withTime(reply: Reply, time: Record<string, unknown>): Reply {
	const body: unknown = reply.html ? {} : JSON.parse(reply.body);
	if (!isPhpArray(body) || !isPhpArray(body.time)) return reply;
	return json(reply.status, { ...body, time: { ...body.time, ...time } });
}

/** What is sent in place of the usual reply; of faults that are more than a reply, the usual one. */
export function faultReply(settings: Settings, fault: Fault, usual: Reply): Reply {
	switch (fault.kind) {
		case 'error': {
			const error = new RestError(fault.code, fault.text);
			return json(fault.status ?? 400, errorBody(error, settings));
		}
		case 'html':
			return errorPage(fault.status);
		case 'empty':
			return { status: fault.status, body: '' };
		case 'redirect':
			return { status: fault.status ?? 302, body: '', location: fault.location };
		case 'body':
			return json(fault.status, fault.body);
		case 'raw':
			return { status: fault.status ?? 200, body: fault.text };
		case 'nested':
			return json(200, { result: faultyResult(fault), time: TIME });
		case 'cut':
			return { ...usual, body: usual.body.slice(0, usual.body.length >> 1) };
		default:
			return usual;
	}
}
