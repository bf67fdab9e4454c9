import type { Request, Response } from 'express';

import { RestError } from '../http/restError';
import { PAYMENT_DELETED, PAYMENT_SAVED } from '../events/eventTypes';
import { isPhpArray } from '../rest/parameters';
import { Person } from './portalUser';
import { parsePhpQuery } from '../http/phpQuery';
import type { Portal } from '../portal';

function given(request: Request): Record<string, unknown> {
	const body: unknown = request.body;
	const form: unknown = typeof body === 'string' ? parsePhpQuery(body) : {};
	return { ...parsePhpQuery(request.url.split('?')[1] ?? ''), ...(isPhpArray(form) && form) };
}

function addWebhook(portal: Portal, handler: unknown): void {
	if (typeof handler !== 'string' || !URL.canParse(handler)) {
		throw new RestError('0', 'The handler’s address has to be a URL');
	}
	portal.events.addWebhook({ handler, events: [PAYMENT_SAVED, PAYMENT_DELETED] });
}

function deed(portal: Portal, name: unknown, values: Record<string, unknown>): void {
	const person = new Person(portal);
	const id = Number(values.id);
	const ofPayment = name === 'pay' || name === 'unpay';
	if (ofPayment && !portal.store.payments.has(id)) throw new RestError('0', 'No such payment');
	if (name === 'pay') person.pay(id);
	else if (name === 'unpay') person.unpay(id);
	else if (name === 'webhook') addWebhook(portal, values.handler);
	else throw new RestError('0', 'Nothing that can be done here');
}

/** What a person does with the buttons of the page; then back to the page. */
export function doAsPerson(portal: Portal, request: Request, response: Response): void {
	try {
		deed(portal, request.params.deed, given(request));
		response.redirect(303, '/');
	} catch (error) {
		const text = error instanceof RestError ? error.text : String(error);
		response.status(400).type('text').send(text);
	}
}
