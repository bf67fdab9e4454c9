import { main } from '../demo/cli';

/** Where README.md shows it. */
export const ANIMATION = 'docs/images/demo.svg';

/** Of the whole, which begins anew each time. */
const SECONDS = 20;
/** Of these, how long all of it is seen at the end. */
const REST_SECONDS = 5;

const [WIDTH, LINE, PAD, TOP] = [860, 17, 20, 44];

/** When the payments were paid: the animation is to change with the demo alone, and not with every run. */
const PAID_AT = '2026-03-05T10:20:30+03:00';
const AN_INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d/g;

const escaped = (text: string) =>
	text.replace(/[&<>]/g, (one) => `&#${String(one.codePointAt(0))};`);

const textAt = (row: number, text: string, style?: string) =>
	`<text x="${PAD}" y="${TOP + row * LINE}"${style === undefined ? '' : ` class="${style}"`}>${escaped(text)}</text>`;

/** What appears at once, and its first row. */
interface Part {
	row: number;
	lines: string[];
}

/** One after the other; whoever wants no motion sees all of them. */
const styleOf = (count: number): string => {
	const step = (SECONDS - REST_SECONDS) / count;
	const rules = Array.from({ length: count }, (_, index) => {
		const percent = ((index * step * 100) / SECONDS).toFixed(2);
		return index === 0
			? ''
			: `@keyframes p${index}{0%,${percent}%{opacity:0}${percent}1%,100%{opacity:1}}.p${index}{animation:p${index} ${SECONDS}s step-end infinite}`;
	});
	return [
		'text{font:13px ui-monospace,Menlo,Consolas,monospace;fill:#c9d1d9;white-space:pre}',
		'.title{fill:#79c0ff;font-weight:bold}.command{fill:#7ee787}.last{fill:#7ee787;font-weight:bold}',
		...rules,
		'@media(prefers-reduced-motion:reduce){g{animation:none!important}}',
	].join('\n');
};

const partOf = ({ row, lines }: Part, index: number, { length }: unknown[]): string => {
	const style = (line: number) => {
		if (index === 0) return 'command';
		if (index === length - 1) return 'last';
		return index > 1 && line === 0 ? 'title' : undefined;
	};
	const texts = lines.map((line, at) => textAt(row + at, line, style(at)));
	return `<g class="p${index}">\n${texts.join('\n')}\n</g>`;
};

/** What the demo prints, part by part, as an animated SVG. */
export async function demoAnimation(): Promise<string> {
	let printed = '';
	await main([], (text) => {
		printed += text.replace(AN_INSTANT, PAID_AT);
	});
	const blocks = ['$ npm start', ...printed.trimEnd().split('\n\n')];
	let row = 0;
	const parts = blocks.map((block): Part => {
		const lines = block.split('\n');
		const part = { row, lines };
		row += lines.length + 1;
		return part;
	});
	const height = TOP + row * LINE;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="npm start pays three payments of the sandbox portal">`,
		`<style>\n${styleOf(parts.length)}\n</style>`,
		`<rect width="${WIDTH}" height="${height}" rx="8" fill="#0d1117"/>`,
		...['#ff5f57', '#febc2e', '#28c840'].map(
			(colour, index) => `<circle cx="${PAD + index * 18}" cy="18" r="5.5" fill="${colour}"/>`,
		),
		...parts.map(partOf),
		'</svg>\n',
	].join('\n');
}
