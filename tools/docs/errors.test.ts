import { ERROR_CATALOG } from '../../nodes/Bitrix24/portal/errors/catalog';
import { errorsPages } from './errors/page';
import { withoutSample } from './errors/portal';
import { samples } from './errors/samples';
import { filesBelow, readText } from './page';
import { codeIn } from './words';

const PAGES = ['docs/errors.md', 'docs/errors.ru.md'];

/** They never reach an item: a batch and a stopped run keep them inside, a list in the editor shows the last. */
const NOT_OF_ITEMS = ['HALTED', 'STOPPED', 'QUEUE_FULL'];

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
		const files = ['portal', 'execution', 'resources/payment'].flatMap((folder) =>
			filesBelow(`nodes/Bitrix24/${folder}`),
		);
		const given = files.flatMap((file) =>
			[...readText(file).matchAll(/\bcode: '([A-Z][A-Z_]+)'/g)].map(([, code = '']) => code),
		);
		const shown = codeIn(readText(page));

		expect(given).toEqual(expect.arrayContaining(['INVALID_INPUT', 'READS_BACK_DIFFERENT']));
		expect(given.filter((code) => !shown.includes(code) && !NOT_OF_ITEMS.includes(code))).toEqual(
			[],
		);
	});
});
