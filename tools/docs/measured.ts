import type { Recorded } from '../bench/figure';
import results from '../bench/results.json';
import { between } from './between';

/** What the table says, in a language. */
interface Words {
	heads: string[];
	/** By how a figure's name goes on after the number. */
	rows: Record<string, string>;
	seconds: (value: number) => string;
	atLeast: (requests: number, fewest: number) => string;
	measuredOn: (commit: string, node: string) => string;
}

const rounded = (value: number) => (value < 1 ? '< 1' : String(Math.round(value)));

const WORDS: Record<string, Words> = {
	'docs/limits-and-retries.md': {
		heads: ['Payments', 'Sent by', 'Time', 'Shortest possible', 'Requests', 'Failed'],
		rows: {
			' pays: time / ideal': 'this node, default settings',
			' pays beside a second program: time / ideal':
				'the same, while another program calls the portal',
			' pays: a loop that pauses 0.5 s / an untouched node':
				'single requests with 0.5 s between them',
			' pays at once, as HTTP Request sends them: items that failed':
				'all at once, as HTTP Request does without batching',
			' Get by deal: requests / fewest possible': 'Get with By Deal ID, default settings',
			' Get by number: requests / fewest possible': 'Get with By Number, default settings',
		},
		seconds: (value) => `${rounded(value)} s`,
		atLeast: (requests, fewest) => `${requests} (at least ${fewest})`,
		measuredOn: (commit, node) =>
			`Measured by \`npm run bench -- --only waits\` on commit ${commit}, Node.js ${node}.`,
	},
	'docs/limits-and-retries.ru.md': {
		heads: ['Оплат', 'Чем отправлены', 'Время', 'Быстрее нельзя', 'Запросов', 'С ошибкой'],
		rows: {
			' pays: time / ideal': 'этот узел, настройки по умолчанию',
			' pays beside a second program: time / ideal':
				'то же, порталом пользуется и другая программа',
			' pays: a loop that pauses 0.5 s / an untouched node': 'по одной, с паузой 0,5 с',
			' pays at once, as HTTP Request sends them: items that failed':
				'все сразу, как HTTP Request без Batching',
			' Get by deal: requests / fewest possible': 'Get, By Deal ID, настройки по умолчанию',
			' Get by number: requests / fewest possible': 'Get, By Number, настройки по умолчанию',
		},
		seconds: (value) => `${rounded(value)} с`,
		atLeast: (requests, fewest) => `${requests} (не меньше ${fewest})`,
		measuredOn: (commit, node) =>
			`Измерено командой \`npm run bench -- --only waits\` на коммите ${commit}, Node.js ${node}.`,
	},
};

/** Of the figures of the bench those about what people wait for, as a table. */
function measuredTable(figures: Recorded[], words: Words): string {
	const rows = figures.flatMap(({ name, measured }) => {
		const what = words.rows[name.replace(/^\d+/, '')];
		if (what === undefined || measured === undefined) return [];
		const { count = 0, seconds = 0, ideal, requests = 0, fewest, failed = 0 } = measured;
		const least = ideal === undefined ? '–' : words.seconds(ideal);
		const sent = fewest === undefined ? requests : words.atLeast(requests, fewest);
		return [[rounded(count), what, words.seconds(seconds), least, sent, failed]];
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
