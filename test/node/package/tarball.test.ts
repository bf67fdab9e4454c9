import packageJson from '../../../package.json';
import { LARGEST, strayFiles } from '../../../tools/scan/tarball';
import { buildPackage, pack, packedFiles, removePackage, textsIn } from './build';

/** What the package may use, all of it there in every n8n. */
const ALLOWED = ['crypto', 'n8n-workflow'];

const builds: string[] = [];
const entries = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials];
let tarballs: Buffer[];
let files: string[];
let code: Record<string, string>;

beforeAll(() => {
	builds.push(buildPackage(), buildPackage());
	tarballs = builds.map(pack);
	const [first = ''] = builds;
	files = packedFiles(first);
	code = textsIn(`${first}/dist`, '.js');
}, 180_000);

afterAll(() => builds.forEach(removePackage));

describe('What is published', () => {
	it('is dist, LICENSE, README.md and package.json, without a test', () => {
		expect(packageJson.files).toEqual(['dist', '!dist/**/*.map']);
		expect(strayFiles(files)).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
		expect(files.filter((path) => /test|sandbox/i.test(path))).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(entries));
	});

	it('has at most 75 kB', () => {
		expect(tarballs[0]?.length).toBeLessThanOrEqual(LARGEST);
	});

	it('is the same, byte for byte, when it is built and packed again', () => {
		expect(tarballs).toHaveLength(2);
		expect(tarballs[0]?.equals(tarballs[1] ?? Buffer.alloc(0))).toBe(true);
	});

	it('loads n8n-workflow and hashes, and no file system, network or process', () => {
		const loaded = Object.values(code).flatMap((text) =>
			[...text.matchAll(/\b(?:require|import)\(\s*([^)]*?)\s*\)/g)].map(([, what = '']) => what),
		);

		expect(loaded.length).toBeGreaterThan(entries.length);
		const others = loaded.filter((what) => !/^["']\.{1,2}\//.test(what));
		expect(new Set(others)).toEqual(new Set(ALLOWED.map((name) => `"${name}"`)));
	});

	// The limits and the renewed tokens of a process have to be the same for all nodes and credentials.
	it('hands out, in each file that n8n loads, a class of the one bundle', () => {
		const bundle = code['nodes/Bitrix24/bundle.js'] ?? '';
		expect(Object.keys(code)).toHaveLength(entries.length + 1);
		for (const path of entries) {
			const [, name = ''] = /([^/.]+)[^/]*$/.exec(path) ?? [];
			const handedOut = new RegExp(`^exports\\.(${name}) = require\\('(.*)'\\)\\.\\1;\n$`);
			const [, , from = ''] = handedOut.exec(code[path.replace(/^dist\//, '')] ?? '') ?? [];
			const { pathname } = new URL(from, `file:///${path}`);
			expect([path, pathname]).toEqual([path, '/dist/nodes/Bitrix24/bundle.js']);
			expect(bundle).toContain(`${name}:()=>`);
		}
	});

	it('writes to no console and reads no environment', () => {
		expect(Object.values(code).join('').length).toBeGreaterThan(100_000);
		for (const [path, text] of Object.entries(code)) {
			expect([path, /\b(?:console|process|globalThis|global)\s*[.[]/.exec(text)?.[0]]).toEqual([
				path,
				undefined,
			]);
		}
	});
});

describe('A file that does not belong in the tarball', () => {
	it.each([
		'index.js',
		'dist/test/sandbox/portal.js',
		'dist/nodes/Bitrix24/notes.md',
		'dist/tsconfig.tsbuildinfo',
		'dist/nodes/Bitrix24/bundle.js.map',
		'nodes/Bitrix24/Bitrix24.node.ts',
	])('is seen: %s', (path) => {
		expect(strayFiles(['LICENSE', path, 'dist/nodes/Bitrix24/Bitrix24.node.js'])).toEqual([path]);
	});
});
