import { filesBelow, readText } from '../docs/page';
import {
	circlesIn,
	filesPerFolder,
	floorsOf,
	forbiddenImports,
	importsOf,
	type Rule,
} from './imports';

const NODE = 'nodes/Bitrix24/';
const RESOURCES = `${NODE}resources/`;
const MOST_FILES = 9;

const files = [...filesBelow('nodes'), ...filesBelow('credentials')].filter((file) =>
	file.endsWith('.ts'),
);
const imports = importsOf(files, readText);

const ofPortal = (...names: string[]) => names.map((name) => `${NODE}portal/${name}`);
const specs = ofPortal('methodSpec', 'outcome', 'values', 'money', 'errors/');
const client = ofPortal(
	'client/',
	...['connection/connection', 'connection/loopback', 'limits/clock', 'limits/deadline'],
);

/** Nobody imports upwards. */
const rules: Rule[] = [
	{ folder: `${NODE}portal/`, mayImport: [] },
	{ folder: `${NODE}fields/`, mayImport: [] },
	{ folder: `${NODE}payments/`, mayImport: [`${NODE}fields/`, ...specs] },
	{ folder: `${NODE}execution/`, mayImport: [`${NODE}portal/`] },
	{
		folder: RESOURCES,
		mayImport: [`${NODE}fields/`, `${NODE}execution/`, `${NODE}payments/`, ...specs],
	},
	...['methods/', 'trigger/'].map((name) => ({
		folder: NODE + name,
		mayImport: [`${NODE}fields/`, `${NODE}payments/`, ...specs, ...client],
	})),
];

describe.each([
	['portal', 6],
	['execution', 6],
	['trigger', 5],
])('%s/', (name, most) => {
	const folder = `${NODE}${name}/`;
	const floors = floorsOf(folder, imports);
	const highest = Math.max(...Object.values(floors));
	const counts = Object.entries(filesPerFolder(Object.keys(floors))).map(
		([room, count]) => [count, room] as const,
	);

	it(`has ${highest} floors of imports, and at most ${most}`, () => {
		const tooHigh = Object.entries(floors).filter(([, floor]) => floor > most);
		expect(Object.fromEntries(tooHigh)).toEqual({});
	});

	it.each(counts)(`has %i files in %s, and at most ${MOST_FILES}`, (count) => {
		expect(count).toBeLessThanOrEqual(MOST_FILES);
	});
});

describe('The files of the node', () => {
	it('import each other in no circle', () => {
		expect(files.length).toBeGreaterThan(100);
		expect(circlesIn(imports)).toEqual([]);
	});

	it.each(rules)('of $folder import nothing that stands above them', (rule) => {
		expect(files.some((file) => file.startsWith(rule.folder))).toBe(true);
		expect(forbiddenImports(imports, [rule])).toEqual([]);
	});

	it('that are an operation import no other operation', () => {
		const lists = files.filter((file) => file.startsWith(RESOURCES) && file.endsWith('/index.ts'));
		const folderOf = (file: string) => file.slice(0, file.lastIndexOf('/'));
		const operations = lists.flatMap((list) =>
			(imports[list] ?? []).filter((file) => folderOf(file) === folderOf(list)),
		);
		const between = operations.flatMap((file) =>
			(imports[file] ?? [])
				.filter((target) => operations.includes(target))
				.map((target) => `${file} → ${target}`),
		);

		expect(operations.length).toBeGreaterThan(20);
		expect(between).toEqual([]);
	});
});
