import { circlesIn, filesPerFolder, floorsOf, forbiddenImports, importsOf } from './imports';

const texts: Record<string, string> = {
	'a/top.ts': "import { low } from './rooms/low';\nimport type { Mid } from './rooms/mid';\n",
	'a/rooms/mid.ts': "export { low } from './low';\nexport type Mid = import('../types').Some;\n",
	'a/rooms/low.ts':
		"// import '../top';\nconst text = \"import './mid'\";\nimport 'n8n-workflow';\n",
	'a/types.ts': 'export interface Some {}\n',
	'a/list/index.ts': "import json from './data.json';\nimport * as all from '../list';\n",
};
const read = (more: Record<string, string> = {}) => {
	const all = { ...texts, ...more };
	return importsOf(Object.keys(all), (file) => all[file] ?? '');
};

describe('What files import', () => {
	it('is read from code alone: modules, types, what is passed on, and the index of a folder', () => {
		expect(read()).toEqual({
			'a/top.ts': ['a/rooms/low.ts', 'a/rooms/mid.ts'],
			'a/rooms/mid.ts': ['a/rooms/low.ts', 'a/types.ts'],
			'a/rooms/low.ts': [],
			'a/types.ts': [],
			'a/list/index.ts': ['a/list/index.ts'],
		});
	});

	it('has to be there', () => {
		const missing = { 'a/new.ts': "import { low } from './low';" };

		expect(() => read(missing)).toThrow('a/new.ts imports ./low, which is not there');
	});
});

describe('A circle', () => {
	it('is found with the way around it', () => {
		expect(circlesIn({ a: ['b', 'd'], b: ['c'], c: ['b', 'a'], d: ['c'] })).toEqual([
			'b → c → b',
			'a → b → c → a',
		]);
		expect(circlesIn({ a: ['a'] })).toEqual(['a → a']);
	});

	it('is not where two files import the same one', () => {
		expect(circlesIn({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
	});
});

describe('A floor', () => {
	it('is one above the highest file that is imported from the same folder', () => {
		expect(floorsOf('a/', read())).toMatchObject({
			'a/rooms/low.ts': 1,
			'a/types.ts': 1,
			'a/rooms/mid.ts': 2,
			'a/top.ts': 3,
		});
		expect(floorsOf('a/rooms/', read())).toEqual({ 'a/rooms/low.ts': 1, 'a/rooms/mid.ts': 2 });
	});

	it('rises with a chain of imports', () => {
		const chain = {
			'a/1.ts': ['a/2.ts'],
			'a/2.ts': ['a/3.ts'],
			'a/3.ts': ['b/4.ts'],
			'b/4.ts': [],
		};

		expect(floorsOf('a/', chain)).toEqual({ 'a/1.ts': 3, 'a/2.ts': 2, 'a/3.ts': 1 });
	});
});

it('counts the files of each folder', () => {
	expect(filesPerFolder(Object.keys(texts))).toEqual({ 'a/': 2, 'a/rooms/': 2, 'a/list/': 1 });
});

it('names imports that a rule does not allow', () => {
	const imports = { 'low/a.ts': ['low/b.ts', 'high/c.ts'], 'high/c.ts': ['low/a.ts', 'low/b.ts'] };
	const down = { folder: 'low/', mayImport: [] };

	expect(forbiddenImports(imports, [down])).toEqual(['low/a.ts → high/c.ts']);
	expect(forbiddenImports(imports, [{ folder: 'high/', mayImport: ['low/a'] }])).toEqual([
		'high/c.ts → low/b.ts',
	]);
	expect(forbiddenImports(imports, [{ folder: 'high/', mayImport: ['low/'] }])).toEqual([]);
});
