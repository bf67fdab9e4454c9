/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { ensureInstalled } from './cache';
import { cleanEnvironment, run } from './command';
import { SetupError } from './setup-error';
import { N8N_VERSION, NODE_VERSION } from './versions';

/** Where the programs are that a real n8n is run with. */
export interface Installed {
	/** The node binary that runs it. */
	node: string;
	/** The script that is run. */
	n8n: string;
	/** What its processes need in their environment: its own node comes first in PATH. */
	env: Record<string, string>;
}

const NATIVE = ['sqlite3', 'isolated-vm'];

async function installNode(): Promise<string> {
	// The binary of this platform itself: the package "node" would fetch it in an install script.
	const name = `node-${process.platform}-${process.arch}`;
	const folder = await ensureInstalled({
		title: `Node.js ${NODE_VERSION}`,
		name: `node-${NODE_VERSION}`,
		dependencies: { [name]: NODE_VERSION },
	});
	return join(folder, 'node_modules', name);
}

const loads = async (node: string, cwd: string, env: Record<string, string>) =>
	(await run(node, ['-e', NATIVE.map((name) => `require('${name}');`).join('')], { cwd, env }))
		.code === 0;

/** Builds what n8n cannot do without: plain npm would stop at a module for Kafka, which it can. */
async function buildNative(node: string, folder: string, env: Record<string, string>) {
	const program = join(node, 'bin', 'node');
	if (await loads(program, folder, env)) return;
	process.stdout.write(`  Building ${NATIVE.join(' and ')}\n`);
	const { output } = await run('npm', ['rebuild', '--ignore-scripts=false', ...NATIVE], {
		cwd: folder,
		// The headers that come with that node, so that none are downloaded.
		env: { ...env, npm_config_nodedir: node },
	});
	if (await loads(program, folder, env)) return;
	throw new SetupError(
		`The modules ${NATIVE.join(' and ')} of n8n could not be built; a C++ compiler, make and python3 are needed (on Debian: apt-get install -y build-essential python3). What npm wrote ends with:\n${output.split('\n').slice(-15).join('\n')}`,
	);
}

/** Sees to it that n8n and the Node.js that it needs are in the cache; minutes the first time. */
export async function installN8n(): Promise<Installed> {
	const node = await installNode();
	const program = join(node, 'bin', 'node');
	const path = [dirname(program), cleanEnvironment().PATH ?? ''].join(delimiter);
	const env = { PATH: path };
	const folder = await ensureInstalled({
		title: `n8n ${N8N_VERSION}`,
		name: `n8n-${N8N_VERSION}`,
		dependencies: { n8n: N8N_VERSION },
		env,
		finish: async (into) => await buildNative(node, into, env),
	});
	const n8n = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (!existsSync(n8n)) {
		throw new SetupError(`${folder} is damaged: delete it and run the command again.`);
	}
	return { node: program, n8n, env };
}
