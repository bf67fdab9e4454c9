import { readText } from './page';

/**
 * A page with other text between the two comments of a name.
 *
 * @param path of the page, from the top of the repository
 * @throws Error where the page does not have them
 */
export function between(path: string, name: string, text: string): string {
	const page = readText(path);
	const [begin, end] = ['begin', 'end'].map((word) => `<!-- ${name}: ${word} -->\n`);
	const [before, rest] = page.split(begin ?? '');
	const [, after] = rest?.split(end ?? '') ?? [];
	if (after === undefined) throw new Error(`${path} has no place for a table: ${begin}${end}`);
	return `${before}${begin}${text}${end}${after}`;
}
