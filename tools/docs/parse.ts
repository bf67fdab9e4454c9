import MarkdownIt from 'markdown-it';

/** A piece of a page: a block, or with `children` what stands in its text. */
export type Token = MarkdownIt.Token;

const parser = new MarkdownIt({ html: true });
// Else Cyrillic names of headings would be percent-encoded.
parser.normalizeLink = (url) => url;

/** The blocks of a page in Markdown, one after the other. */
export const parse = (page: string): Token[] => parser.parse(page, {});
