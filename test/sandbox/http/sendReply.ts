import type { Response } from 'express';

import type { JournalEntry } from '../journal';
import type { Reply } from './reply';
import { sendLarge, sendSlowly } from './stream';

/** The headers of a reply; without a length it is sent in chunks. */
function headersOf(
	reply: Pick<Reply, 'html' | 'location'>,
	length?: number,
): Record<string, string | number> {
	return {
		'Content-Type': reply.html ? 'text/html' : 'application/json; charset=utf-8',
		...(length !== undefined && { 'Content-Length': length }),
		'Access-Control-Allow-Origin': '*',
		'Access-Control-Allow-Headers': 'origin, content-type, accept',
		'X-Content-Type-Options': 'nosniff',
		...(reply.location !== undefined && { Location: reply.location }),
	};
}

/** Whether a reply still has someone to go to; the journal entry is completed as it will be. */
function begins(response: Response, status: number, entry: JournalEntry): boolean {
	const isOpen = !response.destroyed && !response.writableEnded;
	if (isOpen) entry.http = status;
	else entry.answered = 'none';
	entry.answeredAt = Date.now();
	return isOpen;
}

/** Sends a reply whole, where there is still someone to send it to, and completes its journal entry. */
export function sendReply(response: Response, reply: Reply, entry: JournalEntry): void {
	if (!begins(response, reply.status, entry)) return;
	response.writeHead(reply.status, headersOf(reply, Buffer.byteLength(reply.body)));
	response.end(reply.body);
}

/** Promises the whole reply, sends half of it and breaks the connection. */
export function sendHalf(response: Response, reply: Reply, entry: JournalEntry): void {
	if (!begins(response, reply.status, entry)) return;
	const whole = Buffer.from(reply.body);
	response.writeHead(reply.status, headersOf(reply, whole.length));
	response.write(whole.subarray(0, whole.length >> 1), () => response.socket?.end());
}

/** How slowly a reply is sent. */
interface Pace {
	pauseMs: number;
	/** Infinity: it never ends. */
	totalMs: number;
}

function* endlessSpaces(): Generator<string> {
	for (;;) yield ' ';
}

/** A text in so many parts; a short one gets spaces before it, which JSON allows. */
function partsOf(text: string, count: number): Uint8Array[] {
	const missing = Math.max(count - Buffer.byteLength(text), 0);
	const whole = Buffer.from(' '.repeat(missing) + text);
	const start = (part: number) => Math.floor((part * whole.length) / count);
	return Array.from({ length: count }, (_, part) => whole.subarray(start(part), start(part + 1)));
}

/** Sends a reply in small parts, with a pause after each. */
export async function sendSlowReply(
	response: Response,
	reply: Reply,
	entry: JournalEntry,
	{ pauseMs, totalMs }: Pace,
): Promise<void> {
	if (!begins(response, reply.status, entry)) return;
	if (totalMs === Infinity) {
		response.writeHead(reply.status, headersOf(reply));
		await sendSlowly(response, endlessSpaces(), pauseMs);
	} else {
		const parts = partsOf(reply.body, Math.max(Math.round(totalMs / pauseMs), 1));
		const length = parts.reduce((sum, part) => sum + part.length, 0);
		response.writeHead(reply.status, headersOf(reply, length));
		await sendSlowly(response, parts, pauseMs);
	}
	entry.answeredAt = Date.now();
}

/** How large a reply is, before it is compressed. */
interface Size {
	bytes: number;
	encoding?: 'gzip' | 'deflate' | 'br';
}

/** Sends JSON of so many bytes. */
export async function sendLargeReply(
	response: Response,
	entry: JournalEntry,
	{ bytes, encoding }: Size,
): Promise<void> {
	if (!begins(response, 200, entry)) return;
	const headers = headersOf({}, encoding === undefined ? bytes : undefined);
	response.writeHead(200, { ...headers, ...(encoding && { 'Content-Encoding': encoding }) });
	await sendLarge(response, bytes, encoding);
	entry.answeredAt = Date.now();
}
