/** What a table's cell may hold; null and undefined are shown as a dash. */
export type Cell = string | number | boolean | null | undefined;

const NOTHING = '–';

const shown = (cell: Cell): string =>
	cell === null || cell === undefined || cell === '' ? NOTHING : String(cell);

/** Sums have to stand below each other by their decimal places, not by their first digit. */
const isNumeric = (texts: string[]): boolean =>
	texts.length > 0 && texts.every((text) => text === NOTHING || /^-?\d+(\.\d+)?$/.test(text));

/**
 * Renders a table: a title, a line of column names, a line a row.
 *
 * @param title stands above the table
 * @param rows one object a row, all with the same keys: the names of the columns
 * @returns the lines with a line break at the end of each; "nothing" where there are no rows
 */
export function table(title: string, rows: Array<Record<string, Cell>>): string {
	const names = Object.keys(rows[0] ?? {});
	const columns = names.map((name) => {
		const texts = rows.map((row) => shown(row[name]));
		const width = Math.max(...[name, ...texts].map((text) => text.length));
		const align = (text: string) => (isNumeric(texts) ? text.padStart(width) : text.padEnd(width));
		return [name, ...texts].map(align);
	});
	const lines = [names, ...rows].map((_, line) =>
		`  ${columns.map((column) => column[line]).join('  ')}`.trimEnd(),
	);
	return [title, ...(rows.length > 0 ? lines : ['  nothing'])].map((line) => `${line}\n`).join('');
}
