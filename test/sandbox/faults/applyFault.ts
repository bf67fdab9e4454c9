import type { Response } from 'express';
import { sleep } from 'n8n-workflow';

import { html, json, type Reply } from '../rest/respond';
import { errorBody, RestError } from '../http/restError';
import type { Fault } from '.';
import type { JournalEntry } from '../journal';
import type { Portal } from '../portal';
import { transmit, transmitHalf } from '../http/sendReply';

function replyOf(portal: Portal, fault: Fault, usual: Reply): Reply {
	switch (fault.kind) {
		case 'error': {
			const error = new RestError(fault.code, fault.text);
			return json(fault.status ?? 400, errorBody(error, portal.settings));
		}
		case 'html':
			return html(fault.status);
		case 'empty':
			return { status: fault.status, body: '' };
		case 'redirect':
			return { status: fault.status ?? 302, body: '', location: fault.location };
		case 'body':
			return json(fault.status, fault.body);
		case 'cut':
			return { ...usual, body: usual.body.slice(0, usual.body.length >> 1) };
		default:
			return usual;
	}
}

/** What would have been answered, where the call was never carried out. */
const UNPROCESSED = json(200, { result: true, time: { start: 1716208789.599812 } });

/** Lets a fault happen to a request; `carryOut` is what would have answered it. */
export async function befall(
	portal: Portal,
	fault: Fault,
	entry: JournalEntry,
	response: Response,
	carryOut: () => Promise<Reply>,
): Promise<void> {
	if (fault.kind === 'delay') {
		if (fault.process === 'after') await sleep(fault.ms);
		const reply = await carryOut();
		if (fault.process !== 'after') await sleep(fault.ms);
		complete(entry, reply.status, transmit(response, reply));
		return;
	}
	const carriesOut = 'process' in fault && fault.process === 'before';
	const usual = carriesOut ? await carryOut() : UNPROCESSED;
	delete entry.error;
	entry.answered = 'none';
	if (fault.kind === 'silence') return;
	if (fault.kind === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	const reply = replyOf(portal, fault, usual);
	const send = fault.kind === 'truncated' ? transmitHalf : transmit;
	entry.answered = 'fault';
	if (fault.kind === 'error') entry.error = String(fault.code);
	complete(entry, reply.status, send(response, reply));
}

/** Completes a journal entry once its answer is sent, or nobody was left to send it to. */
export function complete(entry: JournalEntry, status: number, sent: boolean): void {
	if (sent) entry.http = status;
	else entry.answered = 'none';
	entry.answeredAt = Date.now();
}
