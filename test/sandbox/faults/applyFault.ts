import type { Response } from 'express';
import { sleep } from 'n8n-workflow';

import { errorPage, type Reply } from '../http/reply';
import { sendHalf, sendLargeReply, sendReply, sendSlowReply } from '../http/sendReply';
import type { JournalEntry } from '../journal';
import type { Settings } from '../settings';
import { faultReply, UNPROCESSED, withTime } from './faultReply';
import type { Fault } from './index';

async function send(
	fault: Fault,
	response: Response,
	reply: Reply,
	entry: JournalEntry,
): Promise<void> {
	if (fault.kind === 'truncated') sendHalf(response, reply, entry);
	else if (fault.kind === 'drip') await sendSlowReply(response, reply, entry, fault);
	else if (fault.kind === 'swell') await sendLargeReply(response, entry, fault);
	else sendReply(response, reply, entry);
}

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
	if (fault.kind === 'late') {
		sendReply(response, errorPage(504), entry);
		await sleep(fault.ms);
		await respond();
		return;
	}
	if (fault.kind === 'time') {
		sendReply(response, withTime(await respond(), fault.time), entry);
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
	await send(fault, response, faultReply(settings, fault, usual), entry);
}
