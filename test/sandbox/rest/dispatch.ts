import { sleep } from 'n8n-workflow';

import { isoDate } from '../clock';
import { paymentEvents } from '../events/paymentEvents';
import { RestError } from '../http/restError';
import type { JournalEntry } from '../journal';
import { numbersAsText } from '../oddities/numbersAsText';
import { type Call, type Method, Page, type Portal } from '../portal';
import type { RestParameters } from './parameters';

export type Time = Record<string, unknown>;

/** What came of a call: a result with its time and paging, or an error. */
export type Outcome =
	{ result: unknown; time: Time; total?: unknown; next?: unknown } | { error: RestError };

/** The `time` of a success; operating times only where the portal keeps them (section 3). */
export function timeOf(portal: Portal, method: string, started: number): Time {
	const finished = portal.clock.now();
	const duration = (finished - started) / 1000;
	return {
		start: started / 1000,
		finish: finished / 1000,
		duration,
		processing: duration,
		date_start: isoDate(started),
		date_finish: isoDate(finished),
		...portal.operating.report(method),
	};
}

/** What a method answers; false in place of a refusal where the portal is that old. */
function resultOf(method: Method, call: Call, key: string): unknown {
	try {
		return method.run(call);
	} catch (error) {
		const isRefusal = error instanceof RestError && error.code !== '100';
		const { falseResults } = call.portal.settings.oddities;
		if (isRefusal && falseResults.includes(key)) return false;
		throw error;
	}
}

async function run(
	portal: Portal,
	name: string,
	parameters: RestParameters,
	entry: JournalEntry,
): Promise<Outcome> {
	const { settings, operating, clock } = portal;
	const started = clock.now();
	const key = name.toLowerCase();
	const method = portal.methods.get(key);
	if (method === undefined) throw new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404);
	if (method.scope !== '' && !settings.scopes.includes(method.scope)) {
		throw new RestError(
			'insufficient_scope',
			// A command inside a batch gets the code alone (section 4).
			entry.batch
				? ''
				: `The request requires higher privileges than provided by the ${portal.byToken ? 'access' : 'webhook'} token`,
			401,
		);
	}
	if (method.controller && entry.verb !== 'GET' && entry.verb !== 'POST') {
		throw new RestError('invalid_http_method', 'Wrong method for current action');
	}
	if (operating.blocks(key)) {
		throw new RestError(
			'OPERATION_TIME_LIMIT',
			'Method is blocked due to operation time limit.',
			429,
		);
	}
	const slow = key === 'crm.item.payment.pay' ? settings.secondsPerPay : 0;
	if (slow > 0) await sleep(clock.timerFor(slow * 1000));
	operating.count(key, slow);
	const result = resultOf(method, { portal, parameters, changes: entry.changes }, key);
	const time = timeOf(portal, key, started);
	const shown = settings.oddities.numbersAsText ? numbersAsText : (value: unknown) => value;
	if (!(result instanceof Page)) return { result: shown(result), time };
	const { total, next } = result;
	return {
		result: shown(result.result),
		time,
		...(total !== undefined && { total: shown(total) }),
		...(next !== undefined && { next: shown(next) }),
	};
}

/** Carries out one call of one method (not of batch) and completes its journal entry, but for the HTTP status. */
export async function dispatch(
	portal: Portal,
	name: string,
	parameters: RestParameters,
	entry: JournalEntry,
): Promise<Outcome> {
	entry.dispatched = true;
	try {
		const outcome = await run(portal, name, parameters, entry);
		entry.answered = 'result';
		return outcome;
	} catch (error) {
		const failed =
			error instanceof RestError
				? error
				: new RestError('INTERNAL_SERVER_ERROR', `Internal server error: ${String(error)}`, 500);
		entry.answered = 'error';
		entry.error = String(failed.code);
		return { error: failed };
	} finally {
		portal.pendingEvents?.push(...paymentEvents(entry.changes));
	}
}
