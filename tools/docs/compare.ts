import type { Code, Section } from './anatomy';
import { anchorsOf, sectionsOf } from './anatomy';
import { counterpartOf, resolved } from './pages';
import { addressInRussian, boldInRussian, sameInBoth } from './terms';
import { boldIn, codeIn, linksIn, picturesIn } from './words';

/** A page, and how to read the others that it links to. */
export interface Page {
	path: string;
	text: string;
}

type Read = (path: string) => string | undefined;

/** What is in the first list and not, or less often, in the second. */
function without(these: string[], those: string[]): string[] {
	const rest = [...those];
	return these.filter((one) => {
		const place = rest.indexOf(one);
		if (place >= 0) rest.splice(place, 1);
		return place < 0;
	});
}

/** Two sentences where two lists differ, whatever their order. */
function unlike(what: string, expected: string[], found: string[]): string[] {
	const missing = without(expected, found);
	const further = without(found, expected);
	return [
		...(missing.length > 0 ? [`${what} missing in Russian: ${missing.join(', ')}`] : []),
		...(further.length > 0 ? [`${what} only in Russian: ${further.join(', ')}`] : []),
	];
}

/** The Russian page's link that stands for one of the English page. */
function linkInRussian(target: string, read: Read): string {
	if (/^[a-z]+:/.test(target)) return addressInRussian(target);
	const [path = '', name] = target.split('#');
	const other = path.endsWith('.md') ? counterpartOf(path) : path;
	if (name === undefined) return other;
	const place = anchorsOf(read(path) ?? '').indexOf(name);
	return `${other}#${anchorsOf(read(other) ?? '')[place] ?? `heading ${place + 1}`}`;
}

/** Code without its comments in the shell: those are translated. */
const withoutComments = ({ language, text }: Code): string =>
	sameInBoth(language === 'sh' ? text.replace(/(^|\s+)#.*$/gm, '') : text);

function codeDiffers(english: Section, russian: Section): string[] {
	return english.codes.flatMap((code, index) => {
		const other = russian.codes[index];
		return other !== undefined && withoutComments(code) !== withoutComments(other)
			? [`the code in line ${code.line} is another one in Russian (line ${other.line})`]
			: [];
	});
}

function blocksDiffer(english: Section, russian: Section): string[] {
	const most = Math.max(english.blocks.length, russian.blocks.length);
	const place = [...Array(most).keys()].find(
		(index) => english.blocks[index]?.shape !== russian.blocks[index]?.shape,
	);
	if (place === undefined) return [];
	const [one, other] = [english, russian].map(({ blocks }) => {
		const block = blocks[place];
		return block === undefined ? 'nothing more' : `${block.shape} (line ${block.line})`;
	});
	return [`${one}, but in Russian ${other}`];
}

function boldDiffers(english: Section, russian: Section): string[] {
	const expected = boldIn(english.text).map(boldInRussian);
	const names = expected.filter((name) => name !== undefined);
	const found = boldIn(russian.text);
	const others = without(found, names).length;
	const missing = without(names, found);
	if (missing.length > 0) return [`bold name missing in Russian: ${missing.join(', ')}`];
	const prose = expected.length - names.length;
	return others === prose ? [] : [`${prose} bold words besides names, but in Russian ${others}`];
}

function sectionsDiffer(
	[english, russian]: [Page, Page],
	one: Section,
	other: Section,
	read: Read,
): string[] {
	const targets = (page: Page, section: Section, find: (text: string) => string[]) =>
		find(section.text).map((target) => resolved(page.path, target));
	const codes = [one, other].map(({ text }) => codeIn(text).map(sameInBoth)) as [
		string[],
		string[],
	];
	const links = targets(english, one, linksIn).map((target) => linkInRussian(target, read));
	const differences = [
		...blocksDiffer(one, other),
		...codeDiffers(one, other),
		...unlike('code', ...codes),
		...boldDiffers(one, other),
		...unlike('link', links, targets(russian, other, linksIn)),
		...unlike('picture', targets(english, one, picturesIn), targets(russian, other, picturesIn)),
	];
	const where = `${english.path}:${one.line} and ${russian.path}:${other.line}, under "${one.title}"`;
	return differences.map((difference) => `${where}: ${difference}`);
}

/**
 * Compares a page with its Russian one: how it is built, and what is not translated.
 *
 * @param read the text of a page that is linked to; undefined where there is none
 * @returns what differs and where, in one sentence each
 */
export function differences(english: Page, russian: Page, read: Read): string[] {
	const [ones, others] = [sectionsOf(english.text), sectionsOf(russian.text)];
	const lost = Array.from({ length: Math.max(ones.length, others.length) }).findIndex(
		(_none, index) => ones[index]?.level !== others[index]?.level,
	);
	if (lost >= 0) {
		const [one, other] = [ones, others].map((sections) => {
			const { level, title, line } = sections[lost] ?? {};
			return title === undefined
				? 'no further heading'
				: `"${'#'.repeat(level ?? 0)} ${title}" (line ${line})`;
		});
		return [`${english.path} has ${one} where ${russian.path} has ${other}`];
	}
	return ones.flatMap((one, index) =>
		sectionsDiffer([english, russian], one, others[index] as Section, read),
	);
}
