import { reachableTexts, textsWith } from './reachableTexts';

const SECRET = 's3cret';
const cyclic: Record<string, unknown> = { text: SECRET };
cyclic.self = cyclic;

describe('A secret can be reached', () => {
	it.each<[string, unknown]>([
		['in a text', `No /rest/1/${SECRET}/`],
		['in an object that holds itself', cyclic],
		['in a name', { [SECRET]: 1 }],
		['in a symbol', { of: Symbol(SECRET) }],
		['behind a symbol', { [Symbol('of')]: [SECRET] }],
		['in a property that does not enumerate', Object.defineProperty({}, 'x', { value: SECRET })],
		['in the message, and so in the stack, of an error', new Error(SECRET)],
		['in the cause of an error', new Error('x', { cause: new Error(SECRET) })],
		['in the errors of an error', new AggregateError([new Error(SECRET)])],
		['in a key of a map', new Map([[{ id: SECRET }, 1]])],
		['in a value of a map', new Map([[1, { id: SECRET }]])],
		['in a set', new Set([[SECRET]])],
		['behind a getter', { get it() { return SECRET } }], // prettier-ignore
		['beside a getter that throws', { get it() { throw new Error() }, of: SECRET }], // prettier-ignore
		['at a function', Object.assign(() => 1, { of: SECRET })],
		['in a buffer', { body: Buffer.from(`{"key":"${SECRET}"}`) }],
		['in an address', { url: new URL(`https://portal.example/rest/1/${SECRET}/`) }],
		['in the headers of a request', new Headers({ authorization: `Bearer ${SECRET}` })],
	])('%s', (_where, value) => {
		expect(textsWith([SECRET], value)).not.toEqual([]);
	});
});

it('A text is found below a hundred thousand objects, and once', () => {
	let nested: unknown = SECRET;
	for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];

	expect(reachableTexts({ nested, again: nested }).filter((text) => text === SECRET)).toHaveLength(
		1,
	);
	expect(textsWith(['another'], nested)).toEqual([]);
});
