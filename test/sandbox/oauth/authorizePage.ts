import type { Request, Response } from 'express';

import { escaped, STYLE } from '../http/html';
import { parsePhpQuery } from '../http/phpQuery';
import { isPhpArray } from '../http/phpValues';
import type { Portal } from '../portal';

function valuesOf(text: unknown): { id: string; state: string; denied: boolean } {
	const values: unknown = typeof text === 'string' ? parsePhpQuery(text) : {};
	const { client_id: id, state, deny }: Record<string, unknown> = isPhpArray(values) ? values : {};
	return { id: String(id ?? ''), state: String(state ?? ''), denied: deny !== undefined };
}

const document = (title: string, body: string): string =>
	`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const question = (portal: Portal, state: string): string =>
	document(
		'Allow the application?',
		`<p>${escaped(portal.oauth.clientId)} asks to act for you in this portal. Scopes: ${escaped(portal.settings.application.scopes.join(', '))}.</p>
<form method="post"><input type="hidden" name="client_id" value="${escaped(portal.oauth.clientId)}">
<input type="hidden" name="state" value="${escaped(state)}"><button>Allow</button> <button name="deny" value="1">Deny</button></form>`,
	);

/**
 * The page on which a person allows the application to act for them. The way back is the address in
 * the application's card, whatever else was asked for; what is wrong is told here, without a way back.
 */
export function authorize(portal: Portal, request: Request, response: Response): void {
	const { oauth } = portal;
	const at = request.url.indexOf('?');
	const isAnswer = request.method === 'POST';
	const { id, state, denied } = valuesOf(isAnswer ? request.body : request.url.slice(at + 1));
	const installed = oauth.active && id === oauth.clientId;
	if (!installed) {
		const text = '<p>No such application is installed on this portal.</p>';
		response.status(400).type('html').send(document('Application not found', text));
		return;
	}
	if (!isAnswer) {
		response.type('html').send(question(portal, state));
		return;
	}
	const back = new URL(oauth.redirectUri);
	// A refusal as in OAuth 2.0 itself (RFC 6749, section 4.1.2.1): Bitrix24's pages do not tell theirs.
	const brought = denied
		? { error: 'access_denied', error_description: 'The user denied access', state }
		: { code: oauth.codes.issue(), state, ...oauth.callback() };
	for (const [name, value] of Object.entries(brought)) back.searchParams.set(name, value);
	response.redirect(302, back.href);
}
