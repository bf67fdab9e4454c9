import { pageText, plainText } from '../../nodes/Bitrix24/portal/errors/plainText';

/** What such a text is made of makes a careless expression look at each part again from each part. */
const PARTS = [
	...['{"', '"}', '<script ', '<script>', '<style', '<style x>', '</script', '<a', '<p x="'],
	...[
		'</',
		'<br ',
		'<',
		'&',
		'&#',
		'&amp',
		' \n',
		'\u200b',
		'a\u0300',
		'\ud83d',
		'<script></style>',
	],
];

/** More than any of them needs on a busy machine, and a fraction of what one look a part takes. */
const MOST_MS = 80;

/** The shortest of a few: the machine has other work, too. */
function shortestMs(work: () => unknown): number {
	const times = Array.from({ length: 5 }, () => {
		const began = performance.now();
		work();
		return performance.now() - began;
	});
	return Math.min(...times);
}

describe.each(PARTS.map((part) => [JSON.stringify(part), part]))(
	'A text of nothing but %s',
	(_name, part) => {
		const text = part.repeat(20_000);

		it.each([
			['a page', pageText],
			['an error', plainText],
		])('is read in no time as %s', (_what, read) => {
			expect(shortestMs(() => read(text))).toBeLessThan(MOST_MS);
		});
	},
);

it('A page without the JSON in it, wherever that begins and ends', () => {
	expect(pageText('<p>Before {"a":{"b":1}} after</p>')).toBe('Before after');
	expect(pageText('<p>Only {"begun</p>')).toBe('Only {"begun');
	expect(pageText('} <script>let x;</script><p>Words</p>')).toBe('} Words');
});
