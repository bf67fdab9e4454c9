import type { Request } from 'express';

import { parsePhpQuery } from '../http/phpQuery';
import { isPhpArray } from '../http/phpValues';
import type { Settings } from '../settings';
import { tokenOf } from './authenticate';
import type { RestParameters } from './parameters';

/** Names that the front of the portal takes for itself (section 8). */
const CONSUMED = ['auth', 'access_token', 'state', 'aplogin', 'ap'];

export interface RestRequest {
	parameters: RestParameters;
	/** The body as it was read, before the query was merged in, but for a token in it. */
	body: unknown;
	/** An application's access token; empty where there is none. */
	accessToken: string;
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

function withoutToken(body: unknown): unknown {
	if (!isPhpArray(body)) return body;
	const hidden = ['auth', 'access_token'].filter((name) => name in body);
	return hidden.length === 0
		? body
		: { ...body, ...Object.fromEntries(hidden.map((name) => [name, '…'])) };
}

/** The headers of a request as the journal keeps them: no token is in them. */
export function shownHeaders({ headers }: Request): Request['headers'] {
	const { authorization } = headers;
	if (authorization === undefined) return headers;
	return { ...headers, authorization: authorization.replace(/(?<=\s).+$/, '…') };
}

/** The parameters of a request: query and body merged, the body wins; only a POST has a body. */
export function parseRequest(request: Request, { oddities }: Settings): RestRequest {
	const at = request.url.indexOf('?');
	const query = at < 0 ? {} : parsePhpQuery(request.url.slice(at + 1));
	const body = request.method === 'POST' ? readBody(request) : undefined;
	const parameters: RestParameters = { ...query, ...(isPhpArray(body) && body) };
	const header = oddities.dropsAuthorization ? undefined : request.headers.authorization;
	const accessToken = tokenOf(header, parameters);
	for (const name of CONSUMED) delete parameters[name];
	return { parameters, body: withoutToken(body), accessToken };
}
