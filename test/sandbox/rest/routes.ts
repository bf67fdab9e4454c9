import { type Request, type Response, Router } from 'express';
import { sleep } from 'n8n-workflow';

import type { PaymentEvent } from '../events/eventTypes';
import { applyFault } from '../faults/applyFault';
import { errorPage, json, type Reply } from '../http/reply';
import { errorBody, RestError } from '../http/restError';
import { sendReply } from '../http/sendReply';
import type { JournalEntry } from '../journal';
import { replyInstead, withWarnings } from '../oddities/replies';
import type { Portal } from '../portal';
import { asSeenByApplication, refusalOfToken, refusalOfWebhook, USER } from './authenticate';
import { runBatch } from './batch';
import { dispatch } from './dispatch';
import { parseRequest, shownHeaders } from './parseRequest';

/** An error's body has no `time` (section 1). */
function errorReply({ settings }: Portal, entry: JournalEntry, error: RestError): Reply {
	entry.answered = 'error';
	entry.error = String(error.code);
	return json(error.status, errorBody(error, settings));
}

/** Carries out a request that was let in, and makes its reply. */
async function execute(portal: Portal, entry: JournalEntry): Promise<Reply> {
	const { method, parameters } = entry;
	if (method.toLowerCase() === 'batch') {
		const { result, time, denied, timedOut } = await runBatch(portal, parameters, entry);
		if (!timedOut) return json(denied ? 403 : 200, { result, time });
		entry.answered = 'error';
		return errorPage(504);
	}
	const outcome = await dispatch(portal, method, parameters, entry);
	if ('error' in outcome) return errorReply(portal, entry, outcome.error);
	const { result, time, total, next } = outcome;
	return json(200, {
		result,
		...(next !== undefined && { next }),
		...(total !== undefined && { total }),
		time,
	});
}

/** Carries a request out where its secret or its token is right. */
async function respond(
	portal: Portal,
	{ params: { user, secret } }: Request,
	entry: JournalEntry,
	accessToken: string,
): Promise<Reply> {
	const byToken = user === undefined;
	const refusal = byToken
		? refusalOfToken(portal, accessToken)
		: refusalOfWebhook(portal, user, secret);
	if (refusal !== undefined) return errorReply(portal, entry, refusal);
	return await execute(byToken ? asSeenByApplication(portal, accessToken) : portal, entry);
}

/** The method as it is called: ".json" after it says only what the default is (section 2). */
function methodOf(request: Request): string {
	return String(request.params.method ?? '').replace(/\.json$/i, '');
}

async function answer(portal: Portal, request: Request, response: Response): Promise<void> {
	const { parameters, body, accessToken } = parseRequest(request, portal.settings);
	const entry = portal.journal.arrive(request.method, methodOf(request), parameters, false);
	entry.body = body;
	entry.headers = shownHeaders(request);
	// In front of the portal: refused before anything runs (section 3).
	if (!portal.bucket.admits(request.socket.remoteAddress ?? '')) {
		const error = new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503);
		sendReply(response, errorReply(portal, entry, error), entry);
		return;
	}
	const { latency, oddities } = portal.settings;
	if (latency > 0) await sleep(latency);
	const instead = replyInstead(oddities, portal.oauth.portalUrl);
	if (instead !== undefined) {
		entry.answered = 'fault';
		sendReply(response, instead, entry);
		return;
	}
	const usual = async () => await respond(portal, request, entry, accessToken);
	const fault = portal.faults.forRequest(entry.method, parameters);
	if (fault === undefined) sendReply(response, withWarnings(oddities, await usual()), entry);
	else await applyFault(portal.settings, fault, entry, response, usual);
}

/** The REST paths. What a request changed is told once it was answered: events are a queue (section 5). */
export function restRoutes(portal: Portal): Router {
	const paths = ['/rest/:user/:secret/:method', '/rest/:method'];
	return Router().all(paths, async (request, response) => {
		const pendingEvents: PaymentEvent[] = [];
		await answer({ ...portal, pendingEvents }, request, response);
		portal.events.announce(pendingEvents, USER);
	});
}
