import packageJson from '../../package.json';
import { isThere, readText } from './page';

const ci = readText('.github/workflows/ci.yml');
const publish = readText('.github/workflows/publish.yml');

const commandsOf = (workflow: string): string[] =>
	[...workflow.matchAll(/^ {6,}(?:- run: | {4,})((?:npm|bash) .+)$/gm)].map(
		([, command = '']) => command,
	);

describe('GitHub Actions', () => {
	it('test in n8n only what `npm run e2e` knows', () => {
		const e2e = readText('test/e2e/cli.ts');
		const runs = [...ci.matchAll(/npm run e2e -- (\S+)/g)].map(([, run = '']) => run);

		expect(runs).not.toEqual([]);
		for (const run of runs) expect(e2e).toContain(`npm run e2e -- ${run} `);
	});

	it.each([
		['ci.yml', ci],
		['publish.yml', publish],
	])('%s runs only what is there', (_name, workflow) => {
		const commands = commandsOf(workflow);

		expect(commands.length).toBeGreaterThan(4);
		for (const command of commands) {
			const [program, first = '', second = ''] = command.split(' ');
			if (program === 'bash') expect([first, isThere(first)]).toEqual([first, true]);
			else if (first === 'run') expect(Object.keys(packageJson.scripts)).toContain(second);
			else expect(['ci', 'start', 'test', 'publish']).toContain(first);
		}
	});

	it('test on the oldest Node.js that package.json claims, and on two newer ones', () => {
		const [, oldest] = /^>=(\d+)/.exec(packageJson.engines.node) ?? [];

		expect(oldest).toBeDefined();
		expect(ci).toContain(`node: [${oldest}, 22, 24]`);
	});

	it('publish with provenance, and with no more permissions than that takes', () => {
		const [, permissions = ''] = /permissions:\n((?: {6}.+\n)+)/.exec(publish) ?? [];

		expect(permissions.match(/[a-z-]+: (?:read|write)/g)).toEqual([
			'id-token: write',
			'contents: read',
		]);
		expect(commandsOf(publish).at(-1)).toBe('npm publish --provenance --access public');
	});

	it('publish only what passed the checks', () => {
		const commands = commandsOf(publish);

		expect(commands.slice(0, -1)).toEqual([
			'npm ci',
			...['lint', 'build', 'scan'].map((script) => `npm run ${script}`),
			'npm test',
		]);
	});
});
