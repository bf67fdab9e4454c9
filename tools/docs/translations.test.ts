import { differences } from './compare';
import { isThere, readText } from './page';
import { counterpartOf, englishPages, translatedPages } from './pages';

const read = (path: string) => (isThere(path) ? readText(path) : undefined);

describe('Every page', () => {
	it('is there in English and in Russian', () => {
		expect(translatedPages.length).toBeGreaterThan(10);
		expect(translatedPages.map(counterpartOf).filter((path) => !isThere(path))).toEqual([]);
	});

	it('has a link to the other language at the top', () => {
		for (const page of translatedPages) {
			const [top = ''] = readText(page).split(/^## /m);
			const name = counterpartOf(page).replace(/.*\//, '');
			const words = page.endsWith('.ru.md') ? 'In English' : 'По-русски';
			expect([page, top]).toEqual([
				page,
				expect.stringMatching(`\\[${words}\\]\\([^)]*${name}\\)`),
			]);
		}
	});
});

describe.each(englishPages)('%s', (path) => {
	it('is the same page in Russian', () => {
		const [english, russian] = [path, counterpartOf(path)].map((one) => ({
			path: one,
			text: read(one) ?? '',
		}));
		if (english === undefined || russian === undefined) throw new Error('no page');
		expect(differences(english, russian, read)).toEqual([]);
	});
});

describe('What drifts apart', () => {
	const english = [
		'# Page\n\nSet **Batch Size** to `25`, see [limits](limits.md#how-long).\n',
		'## Steps\n\n1. Open **Server**.\n2. Run:\n\n```sh\nnpm ci # all\n```\n',
		'| A | B |\n|---|---|\n| one | two |\n\n![picture](images/a.svg)\n',
	].join('\n');
	const russian = [
		'# Страница\n\nЗадайте **Batch Size** `25`, см. [ограничения](limits.ru.md#как-долго).\n',
		'## Шаги\n\n1. Откройте **Серверное**.\n2. Выполните:\n\n```sh\nnpm ci # всё\n```\n',
		'| А | Б |\n|---|---|\n| один | два |\n\n![картинка](images/a.svg)\n',
	].join('\n');
	const others: Record<string, string> = {
		'docs/limits.md': '# Limits\n\n## How long\n',
		'docs/limits.ru.md': '# Ограничения\n\n## Как долго\n',
	};
	const found = (translated: string) =>
		differences(
			{ path: 'docs/page.md', text: english },
			{ path: 'docs/page.ru.md', text: translated },
			(path) => others[path],
		);

	it('is nothing where only words are translated', () => {
		expect(found(russian)).toEqual([]);
	});

	it.each([
		[
			'a heading',
			'## Шаги',
			'### Шаги',
			/has "## Steps" \(line 5\) where .* "### Шаги" \(line 5\)/,
		],
		[
			'a step',
			'2. Выполните',
			'Выполните',
			/:5 .*"Steps": step 2\. \(line 8\), but in Russian a block/,
		],
		['a row', '| один | два |\n', '', /table of 3 rows .* table of 2 rows/],
		['a cell', '| один | два |', '| один |', /2 columns .* 2 or 1 columns/],
		['a command', 'npm ci', 'npm install', /code in line 10 is another one .*line 10/],
		['code in a sentence', '`25`', '`50`', /"Page": code missing in Russian: 25/],
		['a field’s name', '**Batch Size**', '**Размер**', /bold name missing in Russian: Batch Size/],
		[
			'a name in Bitrix24',
			'**Серверное**',
			'**Server**',
			/bold name missing in Russian: Серверное/,
		],
		['bold words', 'Страница', '**Страница**', /0 bold words besides names, but in Russian 1/],
		[
			'a link',
			'limits.ru.md#как-долго',
			'limits.md#how-long',
			/link missing in Russian: docs\/limits\.ru/,
		],
		[
			'an anchor',
			'#как-долго',
			'#ограничения',
			/link only in Russian: docs\/limits.ru.md#ограничения/,
		],
		['a picture', 'images/a.svg', 'images/b.svg', /picture only in Russian: docs\/images\/b.svg/],
	])('is named: %s', (_what, here, there, message) => {
		expect(found(russian)).toEqual([]);
		expect(found(russian.replace(here, there)).join('\n')).toMatch(message);
	});
});
