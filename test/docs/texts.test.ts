import packageJson from '../../package.json';
import { isThere, readText } from './page';

const PAGES = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'docs/limits-and-retries.md',
	'docs/trigger.md',
	'docs/trigger.ru.md',
];

/** As GitHub names a heading in a link. */
const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\w -]/g, '')
		.replaceAll(' ', '-');

describe.each(PAGES)('%s', (page) => {
	const text = readText(page);
	const folder = page.replace(/[^/]*$/, '');

	it('links to files and headings that are there', () => {
		const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
		for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
			if (/^https?:/.test(target)) continue;
			if (target.startsWith('#')) expect(anchors).toContain(target.slice(1));
			else
				expect([target, isThere(`${folder}${target.replace(/#.*/, '')}`)]).toEqual([target, true]);
		}
	});

	it('shows pictures that are there', () => {
		for (const [, target = ''] of text.matchAll(/ (?:src|srcset)="([^"]+)"/g)) {
			expect([target, isThere(`${folder}${target}`)]).toEqual([target, true]);
		}
	});

	it('names only commands that package.json has', () => {
		const known = [...Object.keys(packageJson.scripts), 'ci', 'install', 'pack'];
		for (const [, script] of text.matchAll(/(?:^|`|&& )npm (?:run )?([a-z]\w*)/gm)) {
			expect(known).toContain(script);
		}
	});
});

describe('docs/trigger.md', () => {
	/** What must not drift apart between two languages: how it is built, and what is not translated. */
	const shape = (text: string) => ({
		headings: text.match(/^#+ /gm),
		rows: text.match(/^\|/gm)?.length,
		steps: text.match(/^(\d+\.|-) /gm),
		code: text.match(/`[^`]+`/g)?.sort(),
		names: text.match(/\*\*[A-Z][\w ]+\*\*/g)?.sort(),
	});

	it('is the same page in Russian', () => {
		expect(shape(readText('docs/trigger.ru.md'))).toEqual(shape(readText('docs/trigger.md')));
	});
});

describe('CONTRIBUTING.md', () => {
	const text = readText('CONTRIBUTING.md');

	it('shows an operation as it is in its file', () => {
		const [, shown = ''] = /```ts\n([^]*?)```/.exec(text) ?? [];
		expect(shown).toContain('export const get: Operation');
		expect(readText('nodes/Bitrix24/resources/payment/get.ts').endsWith(shown)).toBe(true);
	});

	it('names only files and folders that are there', () => {
		const paths = [...text.matchAll(/`((?:nodes|test|docs|examples|credentials)\/[\w./-]*)`/g)];
		const run = [...text.matchAll(/npx jest ([\w./ -]+)`/g)].flatMap(([, given = '']) =>
			given.split(' '),
		);
		const named = [...paths.map(([, path = '']) => path), ...run];
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((path) => !isThere(path))).toEqual([]);
	});
});
