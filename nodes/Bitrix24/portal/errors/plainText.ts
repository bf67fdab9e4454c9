import { cut, printable } from '../values';

/** A message of n8n's is read by people in one look, and goes into executions and logs. */
const MAX_LENGTH = 1000;

const ENTITIES = new Map(
	Object.entries({
		...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ', laquo: '«', raquo: '»' },
		...{ mdash: '—', ndash: '–', hellip: '…' },
	}),
);

const characterOf = (code: number): string =>
	code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';

function decoded(entity: string, name: string): string {
	if (/^#x[\da-f]+$/i.test(name)) return characterOf(parseInt(name.slice(2), 16));
	if (/^#\d+$/.test(name)) return characterOf(Number(name.slice(1)));
	return ENTITIES.get(name.toLowerCase()) ?? entity;
}

const withoutMarkup = (text: string): string =>
	text.replace(/<\/?(?:br|p|div|li)\b[^<>]*>/gi, ' ').replace(/<\/?[a-z][^<>]*>/gi, '');

/** What is left of markup that stands inside of other markup, or is not closed. */
const MARKUP_BEGINS = /<(?=[a-z/!?])/gi;

/**
 * A text of the portal's as a message shows it: without markup (`<br>` in between and at the end, HTML
 * entities, and what they make markup of) and control characters, and not longer than a message may be
 * (docs/bitrix24-rest.md §9.10).
 */
export function plainText(text: string): string {
	const decodedText = withoutMarkup(cut(text, 10 * MAX_LENGTH)).replace(/&(#?\w{1,10});/g, decoded);
	const plain = withoutMarkup(printable(decodedText)).replace(MARKUP_BEGINS, '‹');
	return cut(plain.replace(/\s+/g, ' ').trim(), MAX_LENGTH - 1);
}

const PAGE_LENGTH = 200;

const INLINE = /<\/?(?:a|b|code|em|font|i|small|span|strong|u)\b[^<>]*>/gi;

/** A text without all from its first `{"` to its last `}`. */
function withoutJson(text: string): string {
	const [start, end] = [text.indexOf('{"'), text.lastIndexOf('}')];
	return start === -1 || end < start ? text : `${text.slice(0, start)} ${text.slice(end + 1)}`;
}

/** The first words of a page, or of what a server prints beside the JSON, without that. */
export function pageText(page: string): string {
	const text = withoutJson(cut(page, 20 * MAX_LENGTH))
		.replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, ' ')
		.replace(INLINE, '')
		.replace(/<[^<>]*>/g, ' ');
	return cut(plainText(text), PAGE_LENGTH);
}
