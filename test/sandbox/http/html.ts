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
button { font: inherit; } td form { margin: 0; } input { font: inherit; max-width: 100%; width: 32rem; }
`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text that is safe in HTML, attributes too. */
export function escaped(value: unknown): string {
	return String(value ?? '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** The time of day of a point in time, in UTC. */
export function timeOfDay(timestamp: number): string {
	return new Date(timestamp).toISOString().slice(11, 19);
}

/** A table with its heading; `none` stands under it where it has no rows. */
export function table(title: string, head: string, rows: string[], none = 'None yet.'): string {
	return `<h2>${title}</h2><div class="wide"><table>
<thead><tr>${head}</thead>
<tbody>${rows.join('\n')}</tbody></table></div>${rows.length === 0 ? `<p>${none}</p>` : ''}`;
}
