const CODE = /`([^`]+)`/g;

const all = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].map(([, found = '']) => found);

const withoutCode = (text: string): string => text.replace(CODE, '`');

/** What stands in backticks. */
export const codeIn = (text: string): string[] => all(text, CODE);

/** What stands in bold; code in it is left out. */
export const boldIn = (text: string): string[] => all(withoutCode(text), /\*\*(.+?)\*\*/g);

/** Where links lead. */
export const linksIn = (text: string): string[] =>
	all(withoutCode(text), /(?<!!)\[(?:[^\]]|!\[[^\]]*\]\([^)]*\))*\]\(([^)\s]+)\)/g);

/** The files of pictures, in Markdown or in HTML. */
export const picturesIn = (text: string): string[] => [
	...all(withoutCode(text), /!\[[^\]]*\]\(([^)\s]+)\)/g),
	...all(withoutCode(text), /\bsrc(?:set)?="([^"\s]+)"/g),
];
