/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs npm and Node themselves, no part of the package */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { readText } from '../../tools/docs/page';
import { run } from './harness/command';
import { installNode, installNpm } from './harness/install-n8n';
import { PACKAGE } from './harness/package';
import { installAsReadmeSays, installCommand } from './harness/readme-install';
import { runFolder } from './harness/run-folder';
import { NODES } from './harness/versions';

const MODULES = join(__dirname, '..', '..', 'node_modules');

/** Loads the package as n8n does, with the n8n-workflow of the n8n that it is in. */
const LOAD = `
const { PackageDirectoryLoader } = require('n8n-core');
const loader = new PackageDirectoryLoader(process.argv[1]);
loader.loadAll().then(() => {
	const described = ({ type }) => [type.description.displayName, type.description.properties.length > 0];
	console.log(JSON.stringify({
		node: process.version,
		nodes: Object.values(loader.nodeTypes).map(described),
		credentials: Object.keys(loader.credentialTypes),
	}));
	process.exit();
});
`;

async function load(node: string, folder: string, home: string): Promise<unknown> {
	const { code, output, stdout } = await run(join(node, 'bin', 'node'), ['-e', LOAD, folder], {
		cwd: home,
		// Where n8n itself has a package look for what it does not bring.
		env: { NODE_PATH: MODULES, N8N_USER_FOLDER: home, N8N_ENCRYPTION_KEY: 'test' },
	});
	if (code !== 0) throw new Error(output);
	return JSON.parse(stdout);
}

describe.each(NODES)('The command of README.md on Node.js $node with npm $npm', (versions) => {
	it('installs the package alone, where n8n looks for it, and all of it loads', async () => {
		const node = await installNode(versions.node);
		const home = mkdtempSync(join(runFolder().folder, 'home-'));
		// Many a home has some: npm would take it for the folder to install into.
		mkdirSync(join(home, 'node_modules'));
		writeFileSync(join(home, 'package.json'), '{}');

		const npm = await installNpm(versions.npm);
		const output = await installAsReadmeSays(runFolder().tarball, home, node, npm);

		expect(output).toMatch(/added 1 package /);
		const modules = join(home, '.n8n', 'nodes', 'node_modules');
		// npm 10 leaves empty folders of what it omits.
		const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
		expect(files.filter((path) => path.endsWith('/package.json'))).toEqual([
			join(PACKAGE, 'package.json'),
		]);
		expect(readdirSync(join(home, 'node_modules'))).toEqual([]);
		expect(await load(node, join(modules, PACKAGE), home)).toEqual({
			node: `v${versions.node}`,
			nodes: [
				['Bitrix24', true],
				['Bitrix24 Trigger', true],
				['Bitrix24 Payment Poll Trigger', true],
			],
			credentials: ['bitrix24Api', 'bitrix24OAuth2Api'],
		});
		expect(packageJson.n8n.nodes).toHaveLength(3);
	});
});

describe('README.md', () => {
	it('has Docker run the same command in the container', () => {
		const tarball = `/tmp/${PACKAGE}-${packageJson.version}.tgz`;

		expect(readText('README.md')).toContain(
			`docker exec -u node n8n sh -c '${installCommand(tarball)}'`,
		);
	});
});
