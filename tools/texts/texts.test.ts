import { namesIn, readText } from '../docs/page';
import { pages } from '../docs/pages';
import { FORBIDDEN } from './forbidden';
import { proseOf, userTexts, type UserText } from './userTexts';

/** For contributors; and the facts about Bitrix24 that the code cites. */
const NOT_FOR_USERS = ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/bitrix24-rest.md'];

/** In both languages, as GitHub shows them to anyone who opens an issue. */
const forms = namesIn('.github/ISSUE_TEMPLATE').map((name) => `.github/ISSUE_TEMPLATE/${name}`);

const forUsers = [...pages.filter((page) => !NOT_FOR_USERS.includes(page)), ...forms];

interface Example {
	name: string;
	nodes: Array<{ name: string; parameters: { content?: string } }>;
}

const wrongIn = (texts: UserText[]): string[] =>
	texts.flatMap(({ text, place }) =>
		FORBIDDEN.filter(([words]) => words.test(text)).map(
			([words, better]) => `${place}: "${words.exec(text)?.[0]}" → ${better}`,
		),
	);

describe('The words of the nodes and credentials', () => {
	const texts = userTexts();

	it('are found, of every kind', () => {
		const kinds = new Set(texts.map(({ kind }) => kind));
		expect([...kinds]).toEqual(
			expect.arrayContaining(['displayName', 'description', 'hint', 'advice', 'message', 'action']),
		);
		expect(texts.map(({ text }) => text)).toEqual(
			expect.arrayContaining(['Mark payment as paid', 'The access token has expired. {anew}']),
		);
	});

	it('are those of n8n and Bitrix24', () => {
		// A placeholder in braces is no word.
		expect(
			wrongIn(texts.map((one) => ({ ...one, text: one.text.replace(/\{\w+\}/g, '') }))),
		).toEqual([]);
	});
});

describe.each(namesIn('examples'))('The words of examples/%s', (name) => {
	it('are those of n8n and Bitrix24, in its name, its notes and the names of its nodes', () => {
		const { name: title, nodes } = JSON.parse(readText(`examples/${name}`)) as Example;
		const texts = nodes.flatMap(({ name: label, parameters: { content = '' } }) => [
			label,
			content,
		]);
		const place = `examples/${name}`;
		expect(wrongIn([title, ...texts].map((text) => ({ kind: 'example', text, place })))).toEqual(
			[],
		);
	});
});

describe.each(forUsers)('The words of %s', (page) => {
	it('are those of n8n and Bitrix24', () => {
		expect(wrongIn(proseOf(page))).toEqual([]);
	});
});
