import type { SentEvent } from '../events';
import type { Handler } from '../events/handlers';
import { escaped, table, timeOfDay } from '../http/html';
import type { Portal } from '../portal';

const SHOWN = 50;

function handlerRow({ id, event, url, of, applicationToken }: Handler): string {
	// A real portal shows an outgoing webhook's token too, for whoever set it up; never the application's.
	const shown = of === 'webhook' ? `<code>${escaped(applicationToken)}</code>` : '';
	return `<tr><td>${id}<td>${of}<td>${escaped(event)}<td><code>${escaped(url)}</code><td>${shown}`;
}

function sentRow({ at, event, id, handler, status, error, milliseconds }: SentEvent): string {
	const answered = error ?? status ?? 'no response yet';
	const failed = error !== undefined || (status !== undefined && status >= 300);
	const look = failed ? 'bad' : 'good';
	const took = milliseconds === undefined ? '' : ` in ${milliseconds} ms`;
	return `<tr><td>${timeOfDay(at)}<td>${escaped(event)}<td>${id}<td><code>${escaped(handler)}</code><td class="${look}">${escaped(answered)}${took}`;
}

/** Who is told of payments, and what went out to them, as HTML. */
export function eventTables({ events }: Portal): string {
	const handlers = events.handlers.list.map(handlerRow);
	const sent = events.sent.slice(-SHOWN).reverse().map(sentRow);
	return [
		table('Handlers', '<th>ID<th>Type<th>Event<th>URL<th>Application token', handlers),
		table('Last events', '<th>Time (UTC)<th>Event<th>Payment<th>Handler<th>Response', sent),
	].join('\n');
}

/** Where a person sets up an outgoing webhook for both events of payments. */
export const WEBHOOK_FORM = `<form method="post" action="person/webhook"><p><label>Outbound webhook: handler URL
<input name="handler" type="url" required></label> <button>Add</button></p></form>`;
