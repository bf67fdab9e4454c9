import type { JournalEntry } from './journal';
import type { Portal } from './portal';
import { DEAL } from './records';

const SHOWN_REQUESTS = 50;
const SHOWN_PAYMENTS = 500;

/** The look of every page for a person. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d5d9e0; --soft: #6b7280; --good: #14794a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --line: #3a404a; --soft: #9aa3af; --good: #5fd39b; --bad: #ff8a80; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 1200px; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
p { color: var(--soft); margin: .25rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; } td.number, th.number { text-align: right; }
code { font-size: .9em; overflow-wrap: anywhere; } .good { color: var(--good); } .bad { color: var(--bad); }
`;

const SCRIPT = `
setInterval(async () => {
	const answer = await fetch('tables').catch(() => undefined);
	document.getElementById('state').hidden = answer !== undefined && answer.ok;
	if (answer && answer.ok) document.getElementById('tables').innerHTML = await answer.text();
}, 2000);
`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text that is safe in HTML, attributes too. */
export function escaped(value: unknown): string {
	return String(value ?? '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

function brief(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function paymentRows({ store }: Portal): string {
	return [...store.payments.values()]
		.slice(0, SHOWN_PAYMENTS)
		.map((payment) => {
			const order = store.orders.get(payment.orderId);
			const type = order?.entityTypeId === DEAL ? 'Deal' : 'Invoice';
			const owner = order && store.owner(order.entityTypeId, order.entityId);
			const note = order?.canceled ? ' (order cancelled)' : order?.accessible ? '' : ' (no access)';
			const paid = payment.paid === 'Y' ? '<td class="good">Paid' : '<td>Unpaid';
			return `<tr><td>${payment.id}<td>${escaped(payment.accountNumber)}<td>${type} ${order?.entityId ?? ''}: ${escaped(owner?.title)}${note}<td class="number">${payment.sum.toFixed(2)}<td>${escaped(payment.currency)}${paid}<td>${escaped(payment.paySystemName)}`;
		})
		.join('\n');
}

function requestRow(entry: JournalEntry): string {
	const failed = entry.answered !== 'result';
	const answered = [entry.http || (entry.batch ? '' : 'no answer'), entry.error ?? entry.answered];
	const changes = entry.changes
		.map(
			(change) =>
				`${change.entity} ${change.id} ${change.field}: ${brief(change.from)} → ${brief(change.to)}`,
		)
		.join('<br>');
	const time = new Date(entry.at).toISOString().slice(11, 19);
	const inBatch = entry.batch ? '&nbsp;&nbsp;↳ ' : '';
	return `<tr><td>${time}<td>${inBatch}${escaped(entry.method)}<td><code>${escaped(brief(entry.parameters))}</code><td class="${failed ? 'bad' : 'good'}">${escaped(answered.join(' '))}<td>${changes}`;
}

/** The two tables of the page, as HTML; without the secret wherever it may have got to. */
export function tables(portal: Portal): string {
	const requests = portal.journal.entries.slice(-SHOWN_REQUESTS).reverse().map(requestRow);
	const more = portal.store.payments.size - SHOWN_PAYMENTS;
	const html = `<h2>Payments</h2><div class="wide"><table>
<thead><tr><th>ID<th>Number<th>Owner<th class="number">Sum<th>Currency<th>Paid<th>Pay system</thead>
<tbody>${paymentRows(portal)}</tbody></table></div>${more > 0 ? `<p>and ${more} more</p>` : ''}
<h2>Last requests</h2><div class="wide"><table>
<thead><tr><th>Time (UTC)<th>Method<th>Parameters<th>Answer<th>What changed</thead>
<tbody>${requests.join('\n')}</tbody></table></div>${requests.length === 0 ? '<p>None yet.</p>' : ''}`;
	return html.replaceAll(portal.settings.secret, '…');
}

/** The page for a person: payments, and what was asked of the portal. */
export function page(portal: Portal): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bitrix24 sandbox portal</title><style>${STYLE}</style></head><body>
<h1>Bitrix24 sandbox portal</h1>
<p>Sample data in memory. The page follows by itself.</p>
<p id="state" class="bad" role="status" hidden>The portal does not answer: is it still running?</p>
<main id="tables">${tables(portal)}</main><script>${SCRIPT}</script></body></html>`;
}
