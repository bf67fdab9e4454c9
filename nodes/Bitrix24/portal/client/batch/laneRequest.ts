import { isSkipped } from '../../outcome';
import type { ScheduledResponse } from '../../transport/httpResponse';
import type {
	OutgoingRequest,
	QueuedCall,
	RequestContext,
	Requests,
	Sender,
} from '../../transport/requestContext';
import { encodeCommand } from './encodeCommand';

/** A call that is longer goes out on its own: a batch of them would be a body that a front may refuse. */
const MAX_COMMAND_LENGTH = 20_000;

/** Whether nothing is known of what a request did. */
const isLost = ({ outcome }: ScheduledResponse): boolean =>
	!outcome.ok && !isSkipped(outcome) && outcome.effect === 'unknown';

/** How the calls of a lane are sent. */
interface Ways {
	requests: Requests;
	/** Sends what no batch can hold. */
	single: Sender;
	/** Whether the portal leaves out what comes behind a command that failed. */
	halt: boolean;
	/** Told how many calls a batch held of which nothing came back. */
	onLost: (count: number) => void;
}

/**
 * The request for calls that a lane has handed out.
 *
 * @returns undefined when nothing is left to be sent
 */
export function laneRequest(
	context: RequestContext,
	taken: QueuedCall[],
	{ requests, single, halt, onLost }: Ways,
): OutgoingRequest | undefined {
	const [first] = taken;
	if (first === undefined) return undefined;
	if (taken.length === 1) return requests.one(context, first);
	const queued: QueuedCall[] = [];
	const texts: string[] = [];
	for (const one of taken) {
		const text = encodeCommand(one.call);
		if (text === undefined || text.length > MAX_COMMAND_LENGTH) {
			void single.sendOnce(context, one.call, one.spec, true).then(one.resolve);
		} else {
			queued.push(one);
			texts.push(text);
		}
	}
	if (queued.length === 0) return undefined;
	const request = requests.many(context, queued, texts, halt);
	return {
		...request,
		receive: (response) => {
			if (isLost(response)) onLost(queued.length);
			return request.receive(response);
		},
	};
}
