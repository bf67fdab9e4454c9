import { anchor } from './markdown';

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
	/** Its text without blocks of code, on one line. */
	text: string;
}

const FENCE = /^\s*```(\w*)/;
const HEADING = /^(#+) (.+)$/;
const STEP = /^\s*(-|\d+\.) /;
const ROW = /^\s*\|/;

const columnsOf = (row: string): number => row.replaceAll('\\|', '').split('|').length - 2;

/** The lines from one on for which this holds. */
function runFrom(lines: string[], from: number, holds: (line: string) => boolean): string[] {
	const end = lines.slice(from).findIndex((line) => !holds(line));
	return lines.slice(from, end < 0 ? undefined : from + end);
}

const isRow = (line: string): boolean => ROW.test(line);

const tableOf = (rows: string[]): string => {
	const columns = [...new Set(rows.map(columnsOf))].join(' or ');
	const head = /^\s*\|(-+\|)+$/.test(rows[1] ?? '') ? '' : ' without a head';
	return `a table of ${rows.length} rows and ${columns} columns${head}`;
};

/** Reads a page: its sections in their order. */
export function sectionsOf(page: string): Section[] {
	const lines = page.split('\n');
	let section: Section = { level: 0, title: '', line: 1, blocks: [], codes: [], text: '' };
	const sections = [section];
	for (let index = 0; index < lines.length; index += 1) {
		const line = lines[index] ?? '';
		const number = index + 1;
		const [, language] = FENCE.exec(line) ?? [];
		const [, marks, title] = HEADING.exec(line) ?? [];
		const [, step] = STEP.exec(line) ?? [];
		const add = (shape: string) => section.blocks.push({ shape, line: number });
		if (language !== undefined) {
			const inside = runFrom(lines, index + 1, (one) => !FENCE.test(one));
			section.codes.push({ language, text: inside.join('\n'), line: number });
			add(`a block of ${language || 'plain'} code`);
			index += inside.length + 1;
		} else if (marks !== undefined && title !== undefined) {
			section = { level: marks.length, title, line: number, blocks: [], codes: [], text: title };
			sections.push(section);
		} else if (isRow(line)) {
			const rows = runFrom(lines, index, isRow);
			add(tableOf(rows));
			section.text += ` ${rows.join(' ')}`;
			index += rows.length - 1;
		} else {
			if (step !== undefined) add(step === '-' ? 'a point of a list' : `step ${step}`);
			else if (/^\S/.test(line) && (lines[index - 1] ?? '').trim() === '') add('a paragraph');
			section.text += ` ${line.trim()}`;
		}
	}
	return sections;
}

/** The names in links of all headings of a page: of two that are alike the second one has a number. */
export function anchorsOf(page: string): string[] {
	const names: string[] = [];
	for (const { level, title } of sectionsOf(page)) {
		if (level === 0) continue;
		const name = anchor(title);
		const same = names.filter((one) => one.replace(/-\d+$/, '') === name || one === name).length;
		names.push(same === 0 ? name : `${name}-${same}`);
	}
	return names;
}
