import express, { type Express, type Request, type Response } from 'express';
import { sleep } from 'n8n-workflow';

import { answer, errorReply, type Reply } from './respond';
import { RestError } from '../http/restError';
import type { PaymentEvent } from '../events/paymentEvents';
import type { JournalEntry } from '../journal';
import { befall, complete } from '../faults/applyFault';
import { page, tables } from '../page/page';
import { doAsPerson } from '../page/actions';
import type { Portal } from '../portal';
import { asSeenByApplication, refusalOfToken } from './authenticate';
import { authorize } from '../oauth/authorizePage';
import { token } from '../oauth/tokenEndpoint';
import { readRequest, shownHeaders } from './parseRequest';
import { transmit } from '../http/sendReply';

const USER = '1';

/** The method as it is called: ".json" after it says only what the default is (section 2). */
function methodOf(request: Request): string {
	return String(request.params.method ?? '').replace(/\.json$/i, '');
}

async function carryOut(
	portal: Portal,
	request: Request,
	entry: JournalEntry,
	accessToken: string,
): Promise<Reply> {
	const { user, secret } = request.params;
	if (user === undefined) {
		const refusal = refusalOfToken(portal, accessToken);
		if (refusal !== undefined) return errorReply(portal, entry, refusal);
		return await answer(asSeenByApplication(portal), entry.method, entry.parameters, entry);
	}
	if (user !== USER || secret !== portal.settings.secret) {
		const error = new RestError('INVALID_CREDENTIALS', 'Invalid request credentials', 401);
		return errorReply(portal, entry, error);
	}
	return await answer(portal, entry.method, entry.parameters, entry);
}

async function serve(portal: Portal, request: Request, response: Response): Promise<void> {
	const { parameters, body, accessToken } = readRequest(request);
	const entry = portal.journal.arrive(request.method, methodOf(request), parameters, false);
	entry.body = body;
	entry.headers = shownHeaders(request);
	const address = request.socket.remoteAddress ?? '';
	// In front of the portal: refused before anything runs (section 3).
	if (!portal.bucket.admits(address)) {
		const error = new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503);
		const reply = errorReply(portal, entry, error);
		complete(entry, reply.status, transmit(response, reply));
		return;
	}
	const { latency } = portal.settings;
	if (latency > 0) await sleep(latency);
	const fault = portal.faults.take('http', entry.method, parameters);
	if (fault !== undefined) {
		await befall(
			portal,
			fault,
			entry,
			response,
			async () => await carryOut(portal, request, entry, accessToken),
		);
		return;
	}
	const reply = await carryOut(portal, request, entry, accessToken);
	complete(entry, reply.status, transmit(response, reply));
}

/** Serves a request, and tells of what it changed once it was answered: events are a queue (section 5). */
async function rest(portal: Portal, request: Request, response: Response): Promise<void> {
	const happened: PaymentEvent[] = [];
	await serve({ ...portal, happened }, request, response);
	portal.events.announce(happened, Number(USER));
}

/** The portal as an express application: the REST paths, the ways to a token, and a page for a person. */
export function application(portal: Portal): Express {
	const app = express();
	app.disable('x-powered-by');
	app.disable('etag');
	app.set('query parser', false);
	const text = express.text({ type: () => true, limit: '20mb' });
	app.all(['/rest/:user/:secret/:method', '/rest/:method'], text, (request, response) =>
		rest(portal, request, response),
	);
	app.all('/oauth/token/', text, (request, response) => token(portal, request, response));
	app.all('/oauth/authorize/', text, (request, response) => authorize(portal, request, response));
	app.get('/', (_request, response) => void response.type('html').send(page(portal)));
	app.get('/tables', (_request, response) => void response.type('html').send(tables(portal)));
	app.post('/person/:deed', text, (request, response) => doAsPerson(portal, request, response));
	return app;
}
