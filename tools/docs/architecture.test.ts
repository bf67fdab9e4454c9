import { sectionsOf } from './anatomy';

import { namesIn, readText } from './page';
import { codeIn } from './words';

describe.each(['docs/architecture.md', 'docs/architecture.ru.md'])('%s', (page) => {
	const sections = sectionsOf(readText(page));

	it.each(['portal', 'trigger'])(
		'names every file of %s once, and none that is not there',
		(room) => {
			const section = sections.find(({ title }) => title.endsWith(` ${room}/`));
			const rows = section?.text.slice(section.text.indexOf('|')) ?? '';

			expect(codeIn(rows).sort()).toEqual(namesIn(`nodes/Bitrix24/${room}`));
		},
	);

	it('stays one page', () => {
		expect(readText(page).split('\n').length).toBeLessThan(120);
	});
});

describe('The picture of the architecture', () => {
	it('names only files of portal/ and folders that are there', () => {
		const words = readText('docs/images/architecture.svg').match(/[\w/]+\.ts|\b\w+\//g) ?? [];
		const named = words.filter((word) => word.endsWith('.ts'));
		const folders = ['resources/', 'fields/', 'methods/', 'trigger/', 'portal/'];

		expect(named.length).toBeGreaterThan(8);
		expect(namesIn('nodes/Bitrix24/portal')).toEqual(expect.arrayContaining(named));
		expect(words).toEqual(expect.arrayContaining(folders));
		for (const folder of folders) {
			expect(namesIn('nodes/Bitrix24')).toContain(folder.replace('/', ''));
		}
	});
});
