import type { Request } from 'express';

import { isPhpArray, type RestParameters } from './parameters';
import { parsePhpQuery } from './php-query';

/** Names that the front of the portal takes for itself (section 8). */
const CONSUMED = ['auth', 'access_token', 'state', 'aplogin', 'ap'];

export interface RestRequest {
	parameters: RestParameters;
	/** The body as it was read, before the query was merged in. */
	body: unknown;
}

function readBody(request: Request): unknown {
	const raw: unknown = request.body;
	if (typeof raw !== 'string' || raw === '') return undefined;
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
		return parsePhpQuery(raw);
	}
	try {
		return JSON.parse(raw);
	} catch {
		// Real portals swallow malformed JSON: the parameters are then simply missing (section 8).
		return undefined;
	}
}

/** The parameters of a request: query and body merged, the body wins; only a POST has a body. */
export function readRequest(request: Request): RestRequest {
	const at = request.url.indexOf('?');
	const query = at < 0 ? {} : parsePhpQuery(request.url.slice(at + 1));
	const body = request.method === 'POST' ? readBody(request) : undefined;
	const parameters: RestParameters = { ...query, ...(isPhpArray(body) && body) };
	for (const name of CONSUMED) delete parameters[name];
	return { parameters, body };
}
