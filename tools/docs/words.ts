import { parse, type Token } from './parse';

/** What stands in the texts of a page, block by block; blocks of HTML as they are. */
const inlineOf = (page: string): Token[] => parse(page).flatMap((block) => block.children ?? block);

const ofType = (page: string, type: string): Token[] =>
	inlineOf(page).filter((token) => token.type === type);

const attributes = (tokens: Token[], name: string): string[] =>
	tokens.map((token) => token.attrGet(name) ?? '').map(String);

/** What stands in backticks. */
export const codeIn = (page: string): string[] =>
	ofType(page, 'code_inline').map(({ content }) => content);

const WORDS: Record<string, string> = { code_inline: '`', softbreak: ' ' };

/** What stands in bold, on one line; code in it is left out. */
export function boldIn(page: string): string[] {
	const found: string[] = [];
	let open = false;
	for (const { type, content } of inlineOf(page)) {
		if (type === 'strong_open') found.push('');
		if (type.startsWith('strong_')) open = type === 'strong_open';
		else if (open) found.push((found.pop() ?? '') + (WORDS[type] ?? content));
	}
	return found;
}

/** Where links lead. */
export const linksIn = (page: string): string[] => attributes(ofType(page, 'link_open'), 'href');

/** The files of pictures, in Markdown or in HTML. */
export const picturesIn = (page: string): string[] => [
	...attributes(ofType(page, 'image'), 'src'),
	...inlineOf(page)
		.filter(({ type }) => type.startsWith('html_'))
		.flatMap(({ content }) => [...content.matchAll(/\bsrc(?:set)?="([^"\s]+)"/g)])
		.map(([, file = '']) => file),
];
