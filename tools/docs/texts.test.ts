import packageJson from '../../package.json';
import { anchorsOf, sectionsOf } from './anatomy';
import { link } from './markdown';
import { isThere, readText } from './page';
import { pages, resolved } from './pages';
import { linksIn, picturesIn } from './words';

describe.each(pages)('%s', (page) => {
	const text = readText(page);

	it('links to files and headings that are there', () => {
		const targets = [...linksIn(text), ...picturesIn(text)].map((to) => resolved(page, to));
		for (const target of targets.filter((one) => !/^[a-z]+:/.test(one))) {
			const [path = '', name] = target.split('#');
			expect([target, isThere(path)]).toEqual([target, true]);
			if (name !== undefined) expect([path, ...anchorsOf(readText(path))]).toContain(name);
		}
	});

	it('names only commands that package.json has', () => {
		const known = [
			...Object.keys(packageJson.scripts),
			'ci',
			'install',
			'pack',
			'publish',
			'audit',
		];
		for (const [, script] of text.matchAll(/(?:^|`|&& )npm (?:run )?([a-z]\w*)/gm)) {
			expect(known).toContain(script);
		}
	});

	it('has no table that lost its head', () => {
		const blocks = sectionsOf(text).flatMap((section) => section.blocks);
		expect(blocks.filter(({ shape }) => shape.endsWith('without a head'))).toEqual([]);
	});
});

describe('A heading’s name in links', () => {
	it.each([
		['Payment > Get Many', 'payment--get-many'],
		['What n8n’s queue does', 'what-n8ns-queue-does'],
		['Чьи вызовы принимаются', 'чьи-вызовы-принимаются'],
		['Если узел не подключается: `401`', 'если-узел-не-подключается-401'],
	])('is made as GitHub makes it: %s', (heading, name) => {
		expect(link(heading)).toBe(`[${heading}](#${name})`);
	});

	it('has a number where the page has the same heading before', () => {
		expect(anchorsOf('# Add\n\n```sh\n# no heading\n```\n\n## Add\n\n## Add\n')).toEqual([
			'add',
			'add-1',
			'add-2',
		]);
	});
});

describe('CONTRIBUTING.md', () => {
	const text = readText('CONTRIBUTING.md');

	it('shows an operation as it is in its file', () => {
		const codes = sectionsOf(text).flatMap((section) => section.codes);
		const shown = codes.find(({ language }) => language === 'ts')?.text ?? '';
		expect(shown).toContain('export const get: Operation');
		expect(readText('nodes/Bitrix24/resources/payment/get.ts').endsWith(shown)).toBe(true);
	});

	it('names only files and folders that are there', () => {
		const paths = [
			...text.matchAll(/`((?:nodes|test|tools|docs|examples|credentials)\/[\w./-]*)`/g),
		];
		const run = [...text.matchAll(/npx jest ([\w./ -]+)`/g)].flatMap(([, given = '']) =>
			given.split(' '),
		);
		const named = [...paths.map(([, path = '']) => path), ...run];
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((path) => !isThere(path))).toEqual([]);
	});
});
