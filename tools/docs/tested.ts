import { readResults, type Results } from '../../test/e2e/harness/results';
import { between } from './between';

/** What the table says, in a language. */
interface Words {
	heads: string[];
	passed: (count: number) => string;
}

const WORDS: Record<string, Words> = {
	'README.md': {
		heads: ['n8n', 'n8n-core', 'Passed', 'Skipped', 'Failed', 'In n8n itself'],
		passed: (count) => `${count} passed`,
	},
	'docs/README.ru.md': {
		heads: ['n8n', 'n8n-core', 'Прошло', 'Пропущено', 'Не прошло', 'В самом n8n'],
		passed: (count) => `прошло ${count}`,
	},
};

/**
 * What was tested where, as a table: a row for each n8n, with the counts of the node’s tests on its engine, and
 * of those that ran in that n8n itself.
 */
export function testedTable({ engines, inN8n }: Results, { heads, passed }: Words): string {
	const own = inN8n
		.filter(({ n8n }) => !engines.some((engine) => engine.n8n === n8n))
		.map(({ n8n }) => ({ n8n, core: '', passed: '', skipped: '', failed: '' }));
	const rows = [...engines, ...own].map((row) => {
		const itself = inN8n.find(({ n8n }) => n8n === row.n8n);
		const cells = [row.n8n, row.core, row.passed, row.skipped, row.failed];
		return [...cells, itself === undefined ? '–' : passed(itself.passed)];
	});
	const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
	return `${lines.join('\n')}\n`;
}

/** The pages that have the table, with the one of these results, by their paths. */
export function testedPages(results: Results = readResults()): Record<string, string> {
	return Object.fromEntries(
		Object.entries(WORDS).map(([path, words]) => [
			path,
			between(path, 'tested', testedTable(results, words)),
		]),
	);
}
