import { Bitrix24 } from '../../nodes/Bitrix24/Bitrix24.node.js';
import { operationsPages } from './operations';
import { readText } from './page';
import { Translation, UNTRANSLATED } from './translation';

const PAGES = ['docs/operations.md', 'docs/operations.ru.md'];

describe('The pages of operations', () => {
	it('are what npm run docs writes', async () => {
		const written = await operationsPages();
		expect(Object.keys(written)).toEqual(PAGES);
		for (const [path, text] of Object.entries(written)) expect(readText(path)).toBe(text);
	});

	it.each(PAGES)('end each sentence with one full stop: %s', (page) => {
		expect(readText(page).match(/.{0,40}[^.]\.\.(?![./]).{0,20}/g)).toBeNull();
	});

	it.each(PAGES)('have an entry for every operation of the node: %s', (page) => {
		const { properties } = new Bitrix24().description;
		const names = (field: (typeof properties)[number] | undefined) =>
			(field?.options ?? []).map((option) => [
				option.name,
				'value' in option ? String(option.value) : '',
			]);
		const titles = names(properties.find(({ name }) => name === 'resource')).flatMap(
			([resource, value]) =>
				properties
					.filter(
						({ name, displayOptions }) =>
							name === 'operation' && displayOptions?.show?.resource?.includes(value ?? ''),
					)
					.flatMap((field) => names(field).map(([operation]) => `${resource} > ${operation}`)),
		);

		const entries = [...readText(page).matchAll(/^### (.+)$/gm)].map(([, title]) => title);
		expect(titles.length).toBeGreaterThan(20);
		expect(entries).toEqual(titles);
	});
});

describe('A translation', () => {
	it('is the text itself with a mark where there is none, and all of these are listed', () => {
		const translation = new Translation({ Pay: 'Оплатить' });

		expect(translation.of('Pay')).toBe('Оплатить');
		expect(translation.of('Mark it as paid')).toBe(`Mark it as paid ${UNTRANSLATED}`);
		translation.of('Undo it');

		expect(translation.report).toEqual([
			'russianTexts.ts: add a translation of: Mark it as paid',
			'russianTexts.ts: add a translation of: Undo it',
		]);
	});

	it('of a text that the node no longer says is listed', () => {
		const translation = new Translation({ Pay: 'Оплатить', Unpay: 'Отменить' });
		translation.of('Pay');

		expect(translation.report).toEqual([
			'russianTexts.ts: remove, as nothing says it any more: Unpay',
		]);
		translation.of('Unpay');
		expect(translation.report).toEqual([]);
	});
});
