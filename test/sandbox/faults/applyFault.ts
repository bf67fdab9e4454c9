import type { Response } from 'express';
import { sleep } from 'n8n-workflow';

import { errorPage, json, type Reply } from '../http/reply';
import { errorBody, RestError } from '../http/restError';
import { sendHalf, sendReply } from '../http/sendReply';
import type { JournalEntry } from '../journal';
import type { Settings } from '../settings';
import type { Fault } from './index';

function replyOf(settings: Settings, fault: Fault, usual: Reply): Reply {
	switch (fault.kind) {
		case 'error': {
			const error = new RestError(fault.code, fault.text);
			return json(fault.status ?? 400, errorBody(error, settings));
		}
		case 'html':
			return errorPage(fault.status);
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

/** Answers a request with a fault; `respond` is what would have answered it. */
export async function applyFault(
	settings: Settings,
	fault: Fault,
	entry: JournalEntry,
	response: Response,
	respond: () => Promise<Reply>,
): Promise<void> {
	if (fault.kind === 'delay') {
		if (fault.process === 'after') await sleep(fault.ms);
		const reply = await respond();
		if (fault.process !== 'after') await sleep(fault.ms);
		sendReply(response, reply, entry);
		return;
	}
	const isProcessed = 'process' in fault && fault.process === 'before';
	const usual = isProcessed ? await respond() : UNPROCESSED;
	delete entry.error;
	entry.answered = 'none';
	if (fault.kind === 'silence') return;
	if (fault.kind === 'reset') {
		response.socket?.resetAndDestroy();
		return;
	}
	entry.answered = 'fault';
	if (fault.kind === 'error') entry.error = String(fault.code);
	const send = fault.kind === 'truncated' ? sendHalf : sendReply;
	send(response, replyOf(settings, fault, usual), entry);
}
