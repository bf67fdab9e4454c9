import type { Request, Response } from 'express';
import { sleep } from 'n8n-workflow';

import { applyFault } from '../faults/applyFault';
import { parsePhpQuery } from '../http/phpQuery';
import { isPhpArray, type PhpArray } from '../http/phpValues';
import { json, type Reply } from '../http/reply';
import { sendReply } from '../http/sendReply';
import type { JournalEntry } from '../journal';
import type { Portal } from '../portal';

/** The name under which token requests stand in the journal, and by which a fault names them. */
export const TOKEN_REQUEST = 'oauth.token';

/** GET with a query as documented, or POST with a form as n8n and the SDKs send it (section 2). */
function parametersOf(request: Request): PhpArray {
	const at = request.url.indexOf('?');
	const query = at < 0 ? {} : parsePhpQuery(request.url.slice(at + 1));
	const form: unknown = typeof request.body === 'string' ? parsePhpQuery(request.body) : {};
	return { ...query, ...(isPhpArray(form) && form) };
}

/** HTTP status, code and text, in the order of section 2. */
type Refusal = [status: number, code: string, text: string];

function refusalOf({ oauth }: Portal, given: PhpArray): Refusal | undefined {
	const { grant_type: grant, client_id: id, client_secret: secret } = given;
	if (grant !== 'authorization_code' && grant !== 'refresh_token') {
		return [400, 'invalid_request', 'Unknown grant_type'];
	}
	// Answered with HTTP 200, of all things.
	if (id !== oauth.clientId || secret !== oauth.clientSecret) {
		return [200, 'wrong_client', 'Wrong client'];
	}
	// Documented; that its HTTP status is 401 is inferred (docs/bitrix24-rest.md §9.16).
	if (grant === 'authorization_code' && oauth.codes.stateOf(String(given.code)) === 'expired') {
		return [401, 'expired_token', 'The code has expired'];
	}
	const good =
		grant === 'refresh_token'
			? oauth.refreshTokens.redeem(String(given.refresh_token))
			: oauth.codes.redeem(String(given.code));
	return good ? undefined : [400, 'invalid_grant', 'Invalid grant'];
}

function respond(portal: Portal, given: PhpArray, entry: JournalEntry): Reply {
	const refusal = refusalOf(portal, given);
	if (refusal === undefined) {
		entry.answered = 'result';
		return json(200, portal.oauth.newTokens());
	}
	const [status, error, error_description] = refusal;
	entry.answered = 'error';
	entry.error = error;
	return json(status, { error, error_description });
}

/**
 * The token endpoint. The portal's bucket does not count its requests, since it is another server in reality;
 * faults hit it that name {@link TOKEN_REQUEST}, or no method.
 */
export async function token(portal: Portal, request: Request, response: Response): Promise<void> {
	const given = parametersOf(request);
	// Nothing else: the client's secret, the code and the tokens are in the rest.
	const shown = { grant_type: given.grant_type };
	const entry = portal.journal.arrive(request.method, TOKEN_REQUEST, shown, false);
	if (given.grant_type === 'refresh_token') portal.oauth.refreshes += 1;
	const { latency } = portal.settings;
	if (latency > 0) await sleep(latency);
	const fault = portal.faults.forRequest(TOKEN_REQUEST, shown);
	const usual = async () => respond(portal, given, entry);
	if (fault === undefined) sendReply(response, await usual(), entry);
	else await applyFault(portal.settings, fault, entry, response, usual);
}
