import { sleep } from 'n8n-workflow';

import type { CommandFault } from '../faults';
import { faultyResult } from '../faults/faultReply';
import { parsePhpQuery } from '../http/phpQuery';
import { isPhpArray, phpArray } from '../http/phpValues';
import { errorBody, RestError } from '../http/restError';
import type { JournalEntry } from '../journal';
import type { Portal } from '../portal';
import { type Answers, resolveReferences } from './batchReferences';
import { dispatch, type Outcome, type Time, timeOf } from './dispatch';
import type { RestParameters } from './parameters';

const MAX_COMMANDS = 50;
const NOT_IN_A_BATCH = ['batch', 'upload', 'download'];

/** What came of a batch. */
export interface BatchOutcome {
	result: unknown;
	time: Time;
	/** A command was denied: that sets the HTTP status of the whole (section 0, fact 3). */
	denied: boolean;
	/** It took longer than the portal allows: it is cut off, and what ran stays done. */
	timedOut: boolean;
}

function refused(entry: JournalEntry, error: RestError): Outcome {
	entry.answered = 'error';
	entry.error = String(error.code);
	return { error };
}

async function faultyOutcome(
	portal: Portal,
	fault: CommandFault,
	entry: JournalEntry,
	started: number,
	usual: () => Promise<Outcome>,
): Promise<Outcome> {
	if (fault.kind === 'delay') {
		if (fault.process === 'after') await sleep(fault.ms);
		const outcome = await usual();
		if (fault.process !== 'after') await sleep(fault.ms);
		return outcome;
	}
	if (fault.kind === 'time') {
		const outcome = await usual();
		if ('error' in outcome) return outcome;
		return { ...outcome, time: { ...outcome.time, ...fault.time } };
	}
	if (fault.process === 'before') await usual();
	entry.answered = 'fault';
	if (fault.kind === 'error') {
		entry.error = String(fault.code);
		return { error: new RestError(fault.code, fault.text) };
	}
	return { result: faultyResult(fault), time: timeOf(portal, entry.method.toLowerCase(), started) };
}

async function runCommand(
	portal: Portal,
	verb: string,
	command: string,
	answers: Answers,
): Promise<Outcome> {
	const started = portal.clock.now();
	const at = command.indexOf('?');
	const method = at < 0 ? command : command.slice(0, at);
	const query = at < 0 ? {} : parsePhpQuery(command.slice(at + 1));
	const resolved = resolveReferences(query, answers);
	const parameters: RestParameters = isPhpArray(resolved) ? { ...resolved } : {};
	const entry = portal.journal.arrive(verb, method, parameters, true);
	if (NOT_IN_A_BATCH.includes(method.toLowerCase())) {
		const text = 'Method is not allowed for batch usage';
		return refused(entry, new RestError('ERROR_BATCH_METHOD_NOT_ALLOWED', text));
	}
	const fault = portal.faults.forCommand(method, parameters);
	const usual = async () => await dispatch(portal, method, parameters, entry);
	if (fault === undefined) return await usual();
	return await faultyOutcome(portal, fault, entry, started, usual);
}

/** halt as PHP reads it: "0", "", 0, null and false are false. */
function isTrue(value: unknown): boolean {
	return Boolean(value) && value !== '0';
}

function record(answers: Answers, key: string, outcome: Outcome, portal: Portal): void {
	if ('error' in outcome) {
		answers.error[key] = errorBody(outcome.error, portal.settings);
		return;
	}
	answers.result[key] = outcome.result;
	answers.time[key] = outcome.time;
	if (outcome.total !== undefined) answers.total[key] = outcome.total;
	if (outcome.next !== undefined) answers.next[key] = outcome.next;
}

/** Carries out a batch command after command (section 4). */
export async function runBatch(
	portal: Portal,
	parameters: RestParameters,
	entry: JournalEntry,
): Promise<BatchOutcome> {
	const { clock, settings } = portal;
	const started = clock.now();
	entry.dispatched = true;
	const byUpperName = Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [name.toUpperCase(), value]),
	);
	const commands = isPhpArray(byUpperName.CMD) ? Object.entries(byUpperName.CMD) : [];
	const answers: Answers = { result: {}, next: {}, total: {}, time: {}, error: {} };
	let denied = false;
	let timedOut = false;
	for (const [position, [key, command]] of commands.entries()) {
		let outcome: Outcome;
		if (position >= MAX_COMMANDS) {
			const text = 'Max batch length exceeded';
			outcome = { error: new RestError('ERROR_BATCH_LENGTH_EXCEEDED', text) };
		} else if (typeof command === 'string') {
			outcome = await runCommand(portal, entry.verb, command, answers);
		} else continue;
		record(answers, key, outcome, portal);
		if ('error' in outcome) {
			denied ||= outcome.error.denied;
			if (isTrue(byUpperName.HALT)) break;
		}
		const seconds = (clock.now() - started) / 1000;
		timedOut = settings.batchMaxSeconds > 0 && seconds > settings.batchMaxSeconds;
		if (timedOut) break;
	}
	entry.answered = 'result';
	const shown = settings.oddities.mapsAsLists ? Object.values<unknown> : phpArray;
	const result = {
		result: shown(answers.result),
		result_error: shown(answers.error),
		result_total: shown(answers.total),
		result_next: shown(answers.next),
		result_time: shown(answers.time),
	};
	return { result, time: timeOf(portal, 'batch', started), denied, timedOut };
}
