import { sectionsOf } from './anatomy';
import { filesBelow, namesIn, readText } from './page';
import { codeIn } from './words';

const PAGE = 'docs/architecture.md';
const NODE = 'nodes/Bitrix24';

describe(PAGE, () => {
	const sections = sectionsOf(readText(PAGE));

	it.each(['execution', 'portal', 'trigger'])(
		'names every file of %s once, and none that is not there',
		(room) => {
			const section = sections.find(({ title }) => title.endsWith(` ${room}/`));
			const rows = section?.text.slice(section.text.indexOf('|')) ?? '';
			const files = filesBelow(`${NODE}/${room}`).filter((path) => path.endsWith('.ts'));

			expect(
				codeIn(rows)
					.map((name) => `${NODE}/${room}/${name}`)
					.sort(),
			).toEqual(files.sort());
		},
	);

	it('stays one page', () => {
		expect(readText(PAGE).split('\n').length).toBeLessThan(120);
	});
});

describe('The picture of the architecture', () => {
	it('names only files and folders that are there', () => {
		const words = readText('docs/images/architecture.svg').match(/[\w/]+\.ts|\b\w+\//g) ?? [];
		const files = filesBelow(NODE);
		const named = words.filter((word) => word.endsWith('.ts'));
		const folders = ['resources/', 'fields/', 'methods/', 'execution/', 'trigger/', 'portal/'];

		expect(named.length).toBeGreaterThan(4);
		for (const name of named) {
			expect([name, files.some((file) => file.endsWith(`/${name}`))]).toEqual([name, true]);
		}
		expect(words).toEqual(expect.arrayContaining(folders));
		for (const folder of folders) expect(namesIn(NODE)).toContain(folder.replace('/', ''));
	});
});
