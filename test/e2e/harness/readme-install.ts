/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { homedir } from 'node:os';
import { join } from 'node:path';

import { readText } from '../../../tools/docs/page';
import { run } from './command';
import { withNode } from './install-n8n';

/** The command that README.md shows, its one line that installs the tarball, with this tarball. */
export function installCommand(tarball: string): string {
	const [command, ...more] = readText('README.md').match(/^npm install .*\.tgz$/gm) ?? [];
	if (command === undefined || more.length > 0) {
		throw new Error('README.md does not show one command that installs the tarball');
	}
	return command.replace(/\S+\.tgz$/, tarball);
}

/**
 * Runs that command as a person does, whose home is this folder.
 *
 * @param node the folder of the Node.js (see installNode)
 * @param npm the folder that holds its npm; the one in PATH unless told
 * @returns what npm wrote
 */
export async function installAsReadmeSays(
	tarball: string,
	home: string,
	node: string,
	npm?: string,
): Promise<string> {
	const { PATH = '' } = withNode(node);
	const command = installCommand(tarball);
	const { code, output } = await run('sh', ['-c', command], {
		cwd: home,
		env: {
			PATH: npm === undefined ? PATH : `${npm}:${PATH}`,
			HOME: home,
			// Another home than one's own has neither the registry nor what was fetched before.
			npm_config_userconfig: join(homedir(), '.npmrc'),
			npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
		},
	});
	if (code !== 0) throw new Error(`${command} did not succeed\n${output}`);
	return output;
}
