import { escaped, STYLE, table, timeOfDay } from '../http/html';
import type { JournalEntry } from '../journal';
import type { Portal } from '../portal';
import { DEAL, type Payment } from '../store/records';
import { eventTables, WEBHOOK_FORM } from './eventTables';

const SHOWN_REQUESTS = 50;
const SHOWN_PAYMENTS = 500;

const SCRIPT = `
setInterval(async () => {
	const answer = await fetch('tables').catch(() => undefined);
	document.getElementById('state').hidden = answer !== undefined && answer.ok;
	if (!answer || !answer.ok) return;
	const focused = document.activeElement && document.activeElement.id;
	document.getElementById('tables').innerHTML = await answer.text();
	const again = focused && document.getElementById(focused);
	if (again) again.focus();
}, 2000);
`;

function brief(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** What a person at the portal may do with a payment. */
function button({ id, paid }: Payment): string {
	const action = paid === 'Y' ? 'unpay' : 'pay';
	const name = paid === 'Y' ? 'Unpay' : 'Pay';
	return `<form method="post" action="person/${action}?id=${id}"><button id="person-${id}" aria-label="${name} payment ${id} manually">${name}</button></form>`;
}

function paymentRows({ store }: Portal): string[] {
	return [...store.payments.values()].slice(0, SHOWN_PAYMENTS).map((payment) => {
		const order = store.orders.get(payment.orderId);
		const type = order?.entityTypeId === DEAL ? 'Deal' : 'Invoice';
		const owner = order && store.owner(order.entityTypeId, order.entityId);
		const note = order?.canceled ? ' (order cancelled)' : order?.accessible ? '' : ' (no access)';
		const paid = payment.paid === 'Y' ? '<td class="good">Paid' : '<td>Unpaid';
		return `<tr><td>${payment.id}<td>${escaped(payment.accountNumber)}<td>${type} ${order?.entityId ?? ''}: ${escaped(owner?.title)}${note}<td class="number">${payment.sum.toFixed(2)}<td>${escaped(payment.currency)}${paid}<td>${escaped(payment.paySystemName)}<td>${button(payment)}`;
	});
}

function requestRow(entry: JournalEntry): string {
	const failed = entry.answered !== 'result';
	const answered = [
		entry.http || (entry.batch ? '' : 'no response'),
		entry.error ?? entry.answered,
	];
	const changes = entry.changes
		.map(
			(change) =>
				`${change.entity} ${change.id} ${change.field}: ${brief(change.from)} → ${brief(change.to)}`,
		)
		.join('<br>');
	const inBatch = entry.batch ? '&nbsp;&nbsp;↳ ' : '';
	return `<tr><td>${timeOfDay(entry.at)}<td>${inBatch}${escaped(entry.method)}<td><code>${escaped(brief(entry.parameters))}</code><td class="${failed ? 'bad' : 'good'}">${escaped(answered.join(' '))}<td>${changes}`;
}

/** The tables of the page, as HTML; without the secret wherever it may have got to. */
export function tables(portal: Portal): string {
	const requests = portal.journal.entries.slice(-SHOWN_REQUESTS).reverse().map(requestRow);
	const more = portal.store.payments.size - SHOWN_PAYMENTS;
	const html = [
		table(
			'Payments',
			'<th>ID<th>Number<th>Owner<th class="number">Sum<th>Currency<th>Paid<th>Payment system<th>Change manually',
			paymentRows(portal),
		),
		more > 0 ? `<p>and ${more} more</p>` : '',
		eventTables(portal),
		table(
			'Last requests',
			'<th>Time (UTC)<th>Method<th>Parameters<th>Response<th>Changes',
			requests,
		),
	].join('\n');
	return html.replaceAll(portal.settings.secret, '…');
}

/** The page for a person: payments, and what was asked of the portal. */
export function page(portal: Portal): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bitrix24 sandbox portal</title><style>${STYLE}</style></head><body>
<h1>Bitrix24 sandbox portal</h1>
<p>Sample data in memory. This page updates automatically.</p>
<p id="state" class="bad" role="status" hidden>The portal is not responding. Check that it is still running.</p>
${WEBHOOK_FORM}
<main id="tables">${tables(portal)}</main><script>${SCRIPT}</script></body></html>`;
}
