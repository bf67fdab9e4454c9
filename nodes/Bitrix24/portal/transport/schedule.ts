import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../errors/unexpected';
import { clock } from '../limits/clock';
import type { Failure, Skipped } from '../outcome';
import { STOPPED } from '../outcome';
import { BLOCKED, CANCELED } from './failures';
import type { ScheduledResponse } from './httpResponse';
import type { OutgoingRequest, RequestContext } from './requestContext';
import { parseResponse } from './response';

/**
 * Sends one request when its turn has come: a place in the client's concurrency limit, then one in the
 * portal's rate limit. What the portal refuses because its bucket is full was not run, so it waits its
 * turn again, whatever the method does.
 *
 * @param changes whether it changes something: then it goes before what only reads, so that little time lies
 * between the read of a record and its change
 * @param next decides what goes out, once there is a place for it; undefined: nothing
 */
export async function schedule(
	context: RequestContext,
	changes: boolean,
	next: () => OutgoingRequest | undefined,
): Promise<void> {
	await context.concurrency.run(async () => {
		const request = next();
		if (request === undefined) return;
		const progress = { isSent: false };
		const response = request.isBlocked()
			? { outcome: BLOCKED }
			: await sendInTurn(context, request, progress).catch((error: unknown) => ({
					outcome: unexpectedFailure(error, progress.isSent ? 'unknown' : 'notExecuted'),
				}));
		const someFailed = request.receive(response);
		// The place stays taken until the failure has stopped the run: else one more would slip out.
		if (someFailed && context.stopsOnFailure) await sleep(0);
	}, changes);
}

/** Why nothing may be sent any more. */
function endOf({ signal, isStopped }: RequestContext): Failure | Skipped | undefined {
	if (signal?.aborted === true) return CANCELED;
	return isStopped() ? STOPPED : undefined;
}

async function sendInTurn(
	context: RequestContext,
	{ call, isBlocked }: OutgoingRequest,
	progress: { isSent: boolean },
): Promise<ScheduledResponse> {
	const { limiter, endOfWaits, maxWaitMs } = context;
	const { plan } = context.connection;
	let fullSince: number | undefined;
	for (;;) {
		const end = endOf(context);
		if (end !== undefined) return { outcome: end };
		// All requests of a client share its concurrency limit, which so tells one client from another.
		const { concurrency: client } = context;
		const hasTurn = await limiter.takeTurn(plan, client, endOfWaits, fullSince !== undefined);
		const endMeanwhile = endOf(context) ?? (isBlocked() ? BLOCKED : undefined);
		if (!hasTurn) return { outcome: endMeanwhile ?? STOPPED };
		if (endMeanwhile !== undefined) {
			limiter.giveBack(plan);
			return { outcome: endMeanwhile };
		}
		progress.isSent = true;
		const response = await context.send(call);
		if (!('body' in response)) return { outcome: response };
		const outcome = parseResponse(response, context.connection.host);
		if (outcome.ok || outcome.code !== 'QUERY_LIMIT_EXCEEDED') {
			return { outcome, body: response.body, status: response.statusCode };
		}
		fullSince ??= clock.monotonic();
		const rest = limiter.markFull(plan);
		if (clock.monotonic() + rest - fullSince >= maxWaitMs) return { outcome };
		if (rest > 0) await clock.pause(rest, endOfWaits);
	}
}
