import type { Response } from 'express';

import type { JournalEntry } from '../journal';
import type { Reply } from './reply';

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

/** Whether a reply still has someone to go to; the journal entry is completed as it will be. */
function begins(response: Response, { status }: Reply, entry: JournalEntry): boolean {
	const isOpen = !response.destroyed && !response.writableEnded;
	if (isOpen) entry.http = status;
	else entry.answered = 'none';
	entry.answeredAt = Date.now();
	return isOpen;
}

/** Sends a reply whole, where there is still someone to send it to, and completes its journal entry. */
export function sendReply(response: Response, reply: Reply, entry: JournalEntry): void {
	if (!begins(response, reply, entry)) return;
	response.writeHead(reply.status, headersOf(reply, Buffer.byteLength(reply.body)));
	response.end(reply.body);
}

/** Promises the whole reply, sends half of it and breaks the connection. */
export function sendHalf(response: Response, reply: Reply, entry: JournalEntry): void {
	if (!begins(response, reply, entry)) return;
	const whole = Buffer.from(reply.body);
	response.writeHead(reply.status, headersOf(reply, whole.length));
	response.write(whole.subarray(0, whole.length >> 1), () => response.socket?.end());
}
