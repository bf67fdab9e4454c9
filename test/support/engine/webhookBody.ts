import type { Request } from 'express';

/** A form as n8n reads it: the keys stay as they are, `data[FIELDS][ID]`. */
function formOf(text: string): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = {};
	for (const [key, value] of new URLSearchParams(text)) {
		const before = fields[key];
		fields[key] = before === undefined ? value : [before, value].flat();
	}
	return fields;
}

function bodyOf(type: string, text: string): unknown {
	switch (type.split(';')[0]) {
		case 'application/x-www-form-urlencoded':
			return formOf(text);
		case 'application/json':
			return JSON.parse(text);
		case 'text/plain':
			return text;
		default:
			return undefined;
	}
}

/** The request with its body as n8n's body parser leaves it; throws where it can't be read. */
export function asN8nReads(request: Request): Request {
	const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
	const type = request.headers['content-type'] ?? '';
	const body = rawBody.length > 0 ? bodyOf(type, rawBody.toString('utf8')) : {};
	return Object.assign(request, { rawBody, body });
}
