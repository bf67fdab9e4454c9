import { type Request, type Response, Router } from 'express';

import { PAYMENT_DELETED, PAYMENT_SAVED } from '../events/eventTypes';
import { parsePhpQuery } from '../http/phpQuery';
import { isPhpArray, type PhpArray } from '../http/phpValues';
import { RestError } from '../http/restError';
import { personsPage } from '../oddities/replies';
import type { Portal } from '../portal';
import { page, tables } from './page';
import { PortalUser } from './portalUser';

function valuesOf(request: Request): PhpArray {
	const body: unknown = request.body;
	const form: unknown = typeof body === 'string' ? parsePhpQuery(body) : {};
	return { ...parsePhpQuery(request.url.split('?')[1] ?? ''), ...(isPhpArray(form) && form) };
}

function addWebhook(portal: Portal, handler: unknown): void {
	if (typeof handler !== 'string' || !URL.canParse(handler)) {
		throw new RestError('0', 'The handler URL is not valid');
	}
	portal.events.addWebhook({ handler, events: [PAYMENT_SAVED, PAYMENT_DELETED] });
}

function act(portal: Portal, action: unknown, values: PhpArray): void {
	const user = new PortalUser(portal);
	const id = Number(values.id);
	const ofPayment = action === 'pay' || action === 'unpay';
	if (ofPayment && !portal.store.payments.has(id)) throw new RestError('0', 'No such payment');
	if (action === 'pay') user.pay(id);
	else if (action === 'unpay') user.unpay(id);
	else if (action === 'webhook') addWebhook(portal, values.handler);
	else throw new RestError('0', 'Unknown action');
}

/** What a person does with the buttons of the page; then back to the page. */
function answerAction(portal: Portal, request: Request, response: Response): void {
	try {
		act(portal, request.params.action, valuesOf(request));
		response.redirect(303, '/');
	} catch (error) {
		const text = error instanceof RestError ? error.text : String(error);
		response.status(400).type('text').send(text);
	}
}

/** The page for a person, its tables alone, and what its buttons do. */
export function pageRoutes(portal: Portal): Router {
	return Router()
		.get('/', (_request, response) => void response.type('html').send(page(portal)))
		.get(['/auth/', '/bitrix/coupon_activation.php'], (request, response) => {
			response.type('html').send(personsPage(request.path).body);
		})
		.get('/tables', (_request, response) => void response.type('html').send(tables(portal)))
		.post('/person/:action', (request, response) => answerAction(portal, request, response));
}
