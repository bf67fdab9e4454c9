/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { ensureInstalled } from './cache';
import { cleanEnvironment, run } from './command';
import { SetupError } from './setup-error';
import { CURRENT, type Release } from './versions';

/** Where the programs are that a real n8n is run with. */
export interface Installed {
	/** The node binary that runs it. */
	node: string;
	/** The script that is run. */
	n8n: string;
	/** What its processes need in their environment: its own node comes first in PATH. */
	env: Record<string, string>;
}

/**
 * Sees to it that a Node.js is in the cache.
 *
 * @returns the folder that holds bin/node and its headers
 */
export async function installNode(version: string): Promise<string> {
	// The binary of this platform itself: the package "node" would fetch it in an install script.
	const name = `node-${process.platform}-${process.arch}`;
	const folder = await ensureInstalled({
		title: `Node.js ${version}`,
		name: `node-${version}`,
		dependencies: { [name]: version },
	});
	return join(folder, 'node_modules', name);
}

/**
 * Sees to it that an npm is in the cache.
 *
 * @returns the folder that holds the program
 */
export async function installNpm(version: string): Promise<string> {
	const title = `npm ${version}`;
	const folder = await ensureInstalled({
		title,
		name: `npm-${version}`,
		dependencies: { npm: version },
	});
	return join(folder, 'node_modules', '.bin');
}

/** What a program needs in its environment that is to be run with this Node.js. */
export const withNode = (folder: string): Record<string, string> => ({
	PATH: [join(folder, 'bin'), cleanEnvironment().PATH ?? ''].join(delimiter),
});

/** Builds what n8n cannot do without: plain npm would stop at a module for Kafka, which it can. */
async function buildNative(node: string, folder: string, native: string[]) {
	const env = withNode(node);
	const loads = async () => {
		const required = native.map((name) => `require('${name}');`).join('');
		return (
			(await run(join(node, 'bin', 'node'), ['-e', required], { cwd: folder, env })).code === 0
		);
	};
	if (await loads()) return;
	process.stdout.write(`  Building ${native.join(' and ')}\n`);
	const { output } = await run('npm', ['rebuild', '--ignore-scripts=false', ...native], {
		cwd: folder,
		// The headers that come with that node, so that none are downloaded.
		env: { ...env, npm_config_nodedir: node },
	});
	if (await loads()) return;
	throw new SetupError(
		`The modules ${native.join(' and ')} of n8n could not be built; a C++ compiler, make and python3 are needed (on Debian: apt-get install -y build-essential python3). What npm wrote ends with:\n${output.split('\n').slice(-15).join('\n')}`,
	);
}

/** Sees to it that an n8n and the Node.js that it needs are in the cache; minutes the first time. */
export async function installN8n(release: Release = CURRENT): Promise<Installed> {
	const { version, native, overrides } = release;
	const node = await installNode(release.node);
	const env = withNode(node);
	const folder = await ensureInstalled({
		title: `n8n ${version}`,
		name: `n8n-${version}`,
		dependencies: { n8n: version },
		...(overrides && { overrides }),
		env,
		finish: async (into) => await buildNative(node, into, native),
	});
	const n8n = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (!existsSync(n8n)) {
		throw new SetupError(`${folder} is damaged: delete it and run the command again.`);
	}
	return { node: join(node, 'bin', 'node'), n8n, env };
}
