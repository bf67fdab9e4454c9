import { namesIn, readText } from './page';

const FOLDER = '.github/ISSUE_TEMPLATE';

describe.each(namesIn(FOLDER))('The form %s', (name) => {
	const text = readText(`${FOLDER}/${name}`);

	it('asks in English and in Russian', () => {
		const asked = text.match(/^ *(?:- )?(?:name|description|label|about): .+$/gm) ?? [];
		expect(asked.length).toBeGreaterThan(1);
		for (const line of asked) expect(line).toMatch(/: [A-Z][^·]* · .*\p{Script=Cyrillic}/u);
	});

	it('has no two fields with the same id', () => {
		const ids = text.match(/^ {4}id: .+$/gm) ?? [];
		expect(new Set(ids).size).toBe(ids.length);
	});
});
