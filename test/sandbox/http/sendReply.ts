import type { Response } from 'express';

import type { Reply } from '../rest/respond';

function headersOf(reply: Reply, length: number): Record<string, string | number> {
	return {
		'Content-Type': reply.html ? 'text/html' : 'application/json; charset=utf-8',
		'Content-Length': length,
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Allow-Headers': 'origin, content-type, accept',
		'X-Content-Type-Options': 'nosniff',
		...(reply.location !== undefined && { Location: reply.location }),
	};
}

/** Sends an answer whole; returns whether there was still someone to send it to. */
export function transmit(response: Response, reply: Reply): boolean {
	if (response.destroyed || response.writableEnded) return false;
	response.writeHead(reply.status, headersOf(reply, Buffer.byteLength(reply.body)));
	response.end(reply.body);
	return true;
}

/** Promises the whole answer, sends half of it and breaks the connection. */
export function transmitHalf(response: Response, reply: Reply): boolean {
	if (response.destroyed) return false;
	const whole = Buffer.from(reply.body);
	response.writeHead(reply.status, headersOf(reply, whole.length));
	response.write(whole.subarray(0, whole.length >> 1), () => response.socket?.end());
	return true;
}
