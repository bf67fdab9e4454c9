import { ERROR_CATALOG } from '../../nodes/Bitrix24/portal/errors/catalog';
import { errorsPages } from './errors/page';
import { withoutSample } from './errors/portal';
import { samples } from './errors/samples';
import { filesBelow, readText } from './page';
import { codeIn } from './words';

const PAGES = ['docs/errors.md', 'docs/errors.ru.md'];

/** Codes of the lists in the editor and of the triggers, which no item has. */
const NOT_OF_ITEMS = [
	'QUEUE_FULL',
	'NOT_INSTALLED',
	'POLL_TIMEOUT',
	'READ_TIMEOUT',
	'WRONG_PORTAL',
];

describe('The pages of errors', () => {
	it('are what npm run docs writes', async () => {
		const written = await errorsPages();

		expect(Object.keys(written)).toEqual(PAGES);
		for (const [path, text] of Object.entries(written)) expect(readText(path)).toBe(text);
	});

	it('have a place for every code of Bitrix24 that the node has an advice for', () => {
		expect(ERROR_CATALOG.length).toBeGreaterThan(50);
		expect(withoutSample(ERROR_CATALOG, samples)).toEqual([]);
	});

	it('miss a code that the node begins to know, by its name', () => {
		const unknown = { code: 'SALE_NEW_CODE', advice: 'Wait.' };

		expect(withoutSample([...ERROR_CATALOG, unknown], samples)).toEqual([unknown]);
	});

	it.each(PAGES)('have every code that the node itself gives: %s', (page) => {
		const files = filesBelow('nodes/Bitrix24').filter((file) => file.endsWith('.ts'));
		const given = files.flatMap((file) =>
			[...readText(file).matchAll(/(?:\bcode: |[\w.]\(\s*)'([A-Z]+_[A-Z_]+)',/g)].map(
				([, code = '']) => code,
			),
		);
		const shown = codeIn(readText(page));

		expect(given).toEqual(expect.arrayContaining(['INVALID_INPUT', 'READS_BACK_DIFFERENT']));
		expect(given.filter((code) => !shown.includes(code) && !NOT_OF_ITEMS.includes(code))).toEqual(
			[],
		);
	});
});
