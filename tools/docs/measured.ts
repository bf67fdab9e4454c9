import type { Recorded } from '../bench/figure';
import results from '../bench/results.json';
import { between } from './between';

/** What the table says, in a language. */
interface Words {
	heads: string[];
	/** By how a figure's name goes on after the number of payments. */
	rows: Record<string, string>;
	seconds: (value: number) => string;
	measuredOn: (commit: string, node: string) => string;
}

const rounded = (value: number) => String(Math.round(value));

const WORDS: Record<string, Words> = {
	'docs/limits-and-retries.md': {
		heads: ['Payments', 'Sent by', 'Time', 'Shortest possible', 'Requests', 'Failed'],
		rows: {
			': time / ideal': 'the node as it comes',
			' beside a second program: time / ideal': 'the same, beside a second program',
			': a loop that pauses 0.5 s / an untouched node': 'single requests with 0.5 s between them',
			' at once, as HTTP Request sends them: items that failed':
				'all at once, as HTTP Request does without batching',
		},
		seconds: (value) => `${rounded(value)} s`,
		measuredOn: (commit, node) =>
			`Measured by \`npm run bench -- --only waits\` on commit ${commit}, Node.js ${node}.`,
	},
	'docs/limits-and-retries.ru.md': {
		heads: ['Оплат', 'Чем отправлены', 'Время', 'Быстрее нельзя', 'Запросов', 'С ошибкой'],
		rows: {
			': time / ideal': 'узлом без настройки',
			' beside a second program: time / ideal': 'то же, рядом работает другая программа',
			': a loop that pauses 0.5 s / an untouched node': 'по одной, с паузой 0,5 с',
			' at once, as HTTP Request sends them: items that failed':
				'все сразу, как HTTP Request без Batching',
		},
		seconds: (value) => `${rounded(value)} с`,
		measuredOn: (commit, node) =>
			`Измерено командой \`npm run bench -- --only waits\` на коммите ${commit}, Node.js ${node}.`,
	},
};

/** Of the figures of the bench those about what people wait for, as a table. */
function measuredTable(figures: Recorded[], words: Words): string {
	const rows = figures.flatMap(({ name, measured }) => {
		const [, , kind = ''] = /^(\d+) pays(.*)$/.exec(name) ?? [];
		const what = words.rows[kind];
		if (what === undefined || measured === undefined) return [];
		const { count = 0, seconds = 0, ideal, requests = 0, failed = 0 } = measured;
		const least = ideal === undefined ? '–' : words.seconds(ideal);
		return [[rounded(count), what, words.seconds(seconds), least, requests, failed]];
	});
	const [first] = figures;
	const lines = [words.heads, words.heads.map(() => '---'), ...rows].map(
		(cells) => `| ${cells.join(' | ')} |`,
	);
	return `${lines.join('\n')}\n\n${words.measuredOn(first?.commit ?? '', first?.node ?? '')}\n`;
}

/** The pages that have the table, with the one of these figures, by their paths. */
export function measuredPages(
	figures: Recorded[] = results.figures as Recorded[],
): Record<string, string> {
	const waits = figures.filter(({ part }) => part === 'waits');
	return Object.fromEntries(
		Object.entries(WORDS).map(([path, words]) => [
			path,
			between(path, 'measured', measuredTable(waits, words)),
		]),
	);
}
