import { sleep } from 'n8n-workflow';
import { unexpectedFailure } from '../errors/unexpected';
import { clock } from '../limits/clock';
import type { Call } from '../outcome';
import { STOPPED } from '../outcome';
import { BLOCKED, CANCELED } from './failures';
import type { ScheduledResponse } from './httpResponse';
import type { RequestContext } from './requestContext';
import { parseResponse } from './response';

/**
 * Sends one request when its turn has come: a place in the client's concurrency limit, then one in the
 * portal's rate limit. What the portal refuses because its bucket is full was not run, so it waits its
 * turn again, whatever the method does.
 *
 * @param receive takes what came back, and says whether a call failed
 * @param methods the methods that it calls: itself, or those inside a batch
 * @param changes whether it changes something: then it goes before what only reads, so that little time lies
 * between the read of a record and its change
 */
export async function schedule(
	context: RequestContext,
	call: Call,
	receive: (response: ScheduledResponse) => boolean,
	methods: string[],
	changes: boolean,
): Promise<void> {
	await context.concurrency.run(async () => {
		const blocked = methods.every((method) => context.limiter.blockedForMs(method) > 0);
		const progress = { isSent: false };
		const response = blocked
			? { outcome: BLOCKED }
			: await sendInTurn(context, call, progress).catch((error: unknown) => ({
					outcome: unexpectedFailure(error, progress.isSent ? 'unknown' : 'notExecuted'),
				}));
		const someFailed = receive(response);
		// The place stays taken until the failure has stopped the run: else one more would slip out.
		if (someFailed && context.stopsOnFailure) await sleep(0);
	}, changes);
}

async function sendInTurn(
	context: RequestContext,
	call: Call,
	progress: { isSent: boolean },
): Promise<ScheduledResponse> {
	const { limiter, signal, maxWaitMs } = context;
	const { plan } = context.connection;
	let fullSince: number | undefined;
	for (;;) {
		if (signal?.aborted === true) return { outcome: CANCELED };
		if (context.isStopped()) return { outcome: STOPPED };
		// All requests of a client share its concurrency limit, which so tells one client from another.
		const isAgain = fullSince !== undefined;
		const hasTurn = await limiter.takeTurn(plan, context.concurrency, signal, isAgain);
		if (!hasTurn) return { outcome: CANCELED };
		if (context.isStopped()) {
			limiter.giveBack(plan);
			return { outcome: STOPPED };
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
		if (rest > 0) await clock.pause(rest, signal);
	}
}
