import { missingMoneyCases, MONEY_CASES } from '../../test/e2e/harness/money-cases';
import { readResults } from '../../test/e2e/harness/results';
import { ENGINES, OLDER } from '../../test/e2e/harness/versions';
import { readText } from './page';
import { testedPages } from './tested';

describe('The table of what was tested where', () => {
	it('is in README.md, in both languages, as npm run docs writes it', () => {
		const written = testedPages();

		expect(Object.keys(written)).toEqual(['README.md', 'docs/README.ru.md']);
		for (const [path, text] of Object.entries(written)) expect(readText(path)).toBe(text);
	});

	it('has every engine on which the tests of the node are run, and none where one failed', () => {
		const { engines } = readResults();
		const known = ENGINES.map(({ n8n, dependencies }) => [n8n, dependencies['n8n-core']]);
		const recorded = engines.map(({ n8n, core }) => [n8n, core]);

		expect(recorded).toEqual(known);
		for (const engine of engines) {
			expect(engine).toMatchObject({ failed: 0 });
			expect(engine.passed).toBeGreaterThan(2000);
		}
	});

	it('has n8n 1.123 itself, where none failed', () => {
		const { inN8n } = readResults();

		expect(inN8n.map(({ n8n }) => n8n)).toContain(OLDER.version);
		for (const one of inN8n) expect(one).toMatchObject({ failed: 0, skipped: 0 });
	});

	it('names an n8n that was driven itself and has no engine of its own there', () => {
		const counts = { passed: 7, skipped: 0, failed: 0, commit: 'abc', date: '2026-01-01' };
		const engine = { n8n: '1.110.1', core: '1.109.0', ...counts };
		const inN8n = [{ n8n: '3.1.0', node: '24.21.0', ...counts }];

		const { 'README.md': page = '' } = testedPages({ engines: [engine], inN8n });

		expect(page).toContain(
			'| 1.110.1 | 1.109.0 | 7 | 0 | 0 | – |\n| 3.1.0 |  |  |  |  | 7 passed |\n',
		);
	});
});

describe('A money case', () => {
	const names = [
		'The node Continue (using error output) sends the failed item there, with its input and paired',
		...Array.from(
			{ length: 15 },
			(_value, index) =>
				`When the answer is lost to a request that was sent again with a new token by way ${index}`,
		),
		'When the hour of a token is over while 20 requests are under way, each payment is created once',
		'When the hour of a token is over while 20 requests are under way, it is renewed once',
	];
	const told = names.map((fullName) => ({ fullName, status: 'passed' }));

	it('is there where all of its tests passed', () => {
		expect(missingMoneyCases(told)).toEqual([]);
	});

	it('is missed where a test of it was skipped, failed, or was not there', () => {
		for (const status of ['pending', 'failed']) {
			const [first, ...others] = told;
			const changed = [{ fullName: first?.fullName ?? '', status }, ...others];
			expect(missingMoneyCases(changed)).toEqual([
				'a failed item on the error output: 0 of 1 tests passed',
			]);
		}
		expect(missingMoneyCases(told.slice(0, -1))).toEqual([
			'20 requests that are late for one token: 1 of 2 tests passed',
		]);
		expect(missingMoneyCases([])).toHaveLength(MONEY_CASES.length);
	});
});
