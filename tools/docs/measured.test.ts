import type { Recorded } from '../bench/figure';
import results from '../bench/results.json';
import { measuredPages } from './measured';
import { readText } from './page';

const figure = (name: string, measured: Record<string, number>): Recorded => ({
	...{ part: 'waits', name, value: 1, unit: 'x', measured, met: true },
	...{ commit: 'abc1234', node: 'v20.20.2' },
});

describe('The table of what people wait for', () => {
	it('is in both languages as npm run docs writes it from the results of the bench', () => {
		const written = measuredPages();

		expect(Object.keys(written)).toHaveLength(2);
		for (const [path, text] of Object.entries(written)) {
			expect(readText(path)).toBe(text);
			const [, table = ''] =
				/<!-- measured: begin -->([^]*)<!-- measured: end -->/.exec(text) ?? [];
			const waits = results.figures.filter(
				({ part, ...rest }) => part === 'waits' && 'measured' in rest,
			);
			expect(waits.length).toBeGreaterThan(4);
			// Two heads, and a row for each that was measured.
			expect(table.match(/^\|/gm)).toHaveLength(2 + waits.length);
		}
	});

	it('tells time, the shortest possible one, requests and failures, and what was measured', () => {
		const page =
			measuredPages([
				figure('300 pays: time / ideal', {
					...{ count: 300, seconds: 58.2, ideal: 55.8, requests: 16, failed: 0 },
				}),
				figure('300 pays: items that failed', { count: 300 }),
			])['docs/limits-and-retries.md'] ?? '';

		expect(page).toContain(
			'| 300 | this node, default settings | 58 s | 56 s | 16 | 0 |\n\nMeasured by',
		);
		expect(page).toContain('on commit abc1234, Node.js v20.20.2.');
	});

	it('tells the fewest requests possible where they are what counts, and no time of 0 s', () => {
		const page =
			measuredPages([
				figure('1000 Get by deal: requests / fewest possible', {
					...{ count: 1000, seconds: 0.4, requests: 43, fewest: 40, failed: 0 },
				}),
			])['docs/limits-and-retries.md'] ?? '';

		expect(page).toContain('| < 1 s | – | 43 (at least 40) | 0 |');
	});
});
