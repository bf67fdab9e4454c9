import { runBatch } from './batch';
import { dispatch } from './dispatch';
import { errorBody, RestError } from '../http/restError';
import type { JournalEntry } from '../journal';
import type { RestParameters } from './parameters';
import type { Portal } from '../portal';

/** An answer before it is sent. */
export interface Reply {
	status: number;
	body: string;
	html?: boolean;
	location?: string;
}

export function json(status: number, body: unknown): Reply {
	return { status, body: JSON.stringify(body) };
}

/** A page as a web server in front of the portal sends it. */
export function html(status: number): Reply {
	const title = `${status} ${status === 502 ? 'Bad Gateway' : status === 504 ? 'Gateway Time-out' : 'Error'}`;
	const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
	return { status, body, html: true };
}

/** An error's body has no `time` (section 1). */
export function errorReply(portal: Portal, entry: JournalEntry, error: RestError): Reply {
	entry.answered = 'error';
	entry.error = String(error.code);
	return json(error.status, errorBody(error, portal.settings));
}

/** Carries out a request whose secret is right, and makes its answer. */
export async function answer(
	portal: Portal,
	method: string,
	parameters: RestParameters,
	entry: JournalEntry,
): Promise<Reply> {
	if (method.toLowerCase() === 'batch') {
		const { result, time, denied, timedOut } = await runBatch(portal, parameters, entry);
		if (!timedOut) return json(denied ? 403 : 200, { result, time });
		entry.answered = 'error';
		return html(504);
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
