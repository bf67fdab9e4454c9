import GithubSlugger from 'github-slugger';
import { parse, type Token } from './parse';

/** One block of a page: what it is, without its words. */
export interface Block {
	/** Such as "a table of 4 rows and 2 columns". */
	shape: string;
	line: number;
}

/** A block of code. */
export interface Code {
	language: string;
	text: string;
	line: number;
}

/** What stands under one heading, up to the next one. */
export interface Section {
	/** 1 for `#`; 0 for what stands in front of the first heading. */
	level: number;
	title: string;
	line: number;
	blocks: Block[];
	codes: Code[];
	/** All of it in Markdown. */
	text: string;
}

// From the page itself: the parser fills up a row that lacks cells.
const columnsOf = (row: string): number => row.replaceAll('\\|', '').split('|').length - 2;

function tableOf(rows: string[], head = ''): string {
	const columns = [...new Set(rows.map(columnsOf))].join(' or ');
	return `a table of ${rows.length} rows and ${columns} columns${head}`;
}

/** What a block is; nothing where it only holds others, or belongs to one. */
function shapeOf({ info, level, nesting, type }: Token, lines: string[]): string | undefined {
	switch (type) {
		case 'fence':
			return `a block of ${info || 'plain'} code`;
		case 'table_open':
			return tableOf(lines);
		case 'list_item_open':
			return info === '' ? 'a point of a list' : `step ${info}.`;
		case 'heading_open':
		case 'bullet_list_open':
		case 'ordered_list_open':
			return undefined;
		default:
			if (level > 0 || nesting < 0) return undefined;
			return lines[0]?.startsWith('|') === true ? tableOf(lines, ' without a head') : 'a paragraph';
	}
}

/** Reads a page: its sections in their order. */
export function sectionsOf(page: string): Section[] {
	const lines = page.split('\n');
	let section: Section = { level: 0, title: '', line: 1, blocks: [], codes: [], text: '' };
	const sections = [section];
	const tokens = parse(page);
	for (const [index, token] of tokens.entries()) {
		const { content, info, map, tag, type } = token;
		const [from, to] = map ?? [0, 0];
		const line = from + 1;
		if (type === 'heading_open') {
			const title = tokens[index + 1]?.content ?? '';
			section = { level: Number(tag.slice(1)), title, line, blocks: [], codes: [], text: '' };
			sections.push(section);
		}
		if (type === 'fence') section.codes.push({ language: info, text: content, line });
		const shape = shapeOf(token, lines.slice(from, to));
		if (shape !== undefined) section.blocks.push({ shape, line });
	}
	return sections.map((one, index) => ({
		...one,
		text: lines.slice(one.line - 1, (sections[index + 1]?.line ?? Infinity) - 1).join('\n'),
	}));
}

/** The names in links of all headings of a page. */
export function anchorsOf(page: string): string[] {
	const slugger = new GithubSlugger();
	return sectionsOf(page)
		.filter(({ level }) => level > 0)
		.map(({ title }) => slugger.slug(title));
}
