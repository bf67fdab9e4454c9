import { sleep } from 'n8n-workflow';

import { isoDate } from '../clock';
import { paymentEvents } from '../events/paymentEvents';
import { RestError } from '../http/restError';
import type { JournalEntry } from '../journal';
import { numbersAsText } from '../oddities/numbersAsText';
import { type Method, Page, type Portal } from '../portal';
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

/** The method, where nothing in front of it refuses the call. */
function admittedMethod(
	{ methods, settings, operating, byToken }: Portal,
	key: string,
	entry: JournalEntry,
): Method {
	const method = methods.get(key);
	if (method === undefined) throw new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404);
	if (method.scope !== '' && !settings.scopes.includes(method.scope)) {
		throw new RestError(
			'insufficient_scope',
			// A command inside a batch gets the code alone (section 4).
			entry.batch
				? ''
				: `The request requires higher privileges than provided by the ${byToken ? 'access' : 'webhook'} token`,
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
	return method;
}

/** A result with its time, and with its paging where it is a page of a list. */
function succeeded({ settings }: Portal, result: unknown, time: Time): Outcome {
	const shown = settings.oddities.numbersAsText ? numbersAsText : (value: unknown) => value;
	if (!(result instanceof Page)) return { result: shown(result), time };
	if (settings.oddities.uncounted) return { result: shown(result.result), time };
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
	const { settings, operating, clock } = portal;
	const started = clock.now();
	const key = name.toLowerCase();
	let hasBegun = false;
	entry.dispatched = true;
	try {
		const method = admittedMethod(portal, key, entry);
		const slow = key === 'crm.item.payment.pay' ? settings.secondsPerPay : 0;
		if (slow > 0) await sleep(clock.timerFor(slow * 1000));
		operating.count(key, slow);
		hasBegun = true;
		const result = method.run({ portal, parameters, changes: entry.changes });
		entry.answered = 'result';
		return succeeded(portal, result, timeOf(portal, key, started));
	} catch (error) {
		const failed =
			error instanceof RestError
				? error
				: new RestError('INTERNAL_SERVER_ERROR', `Internal server error: ${String(error)}`, 500);
		const isOwnRefusal = hasBegun && error instanceof RestError && failed.code !== '100';
		if (isOwnRefusal && settings.oddities.falseResults.includes(key)) {
			entry.answered = 'result';
			return { result: false, time: timeOf(portal, key, started) };
		}
		entry.answered = 'error';
		entry.error = String(failed.code);
		return { error: failed };
	} finally {
		portal.pendingEvents?.push(...paymentEvents(entry.changes));
	}
}
