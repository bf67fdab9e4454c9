/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { run } from './command';
import { SetupError } from './setup-error';
import { withLock } from './lock';

/** What is installed in a folder of the cache. */
export interface Installation {
	/** As a person calls it: "n8n 2.41.1". */
	title: string;
	/** Its folder's name in the cache. */
	name: string;
	dependencies: Record<string, string>;
	/** Versions for packages that these would bring in another version, or from elsewhere. */
	overrides?: Record<string, string>;
	env?: Record<string, string>;
	/** What remains to be done once the packages are there. */
	finish?: (folder: string) => Promise<void>;
}

/** Where everything is kept that is installed once: in the user's cache directory. */
export function cacheFolder(): string {
	const given = process.env.XDG_CACHE_HOME ?? '';
	const parent = given === '' ? join(homedir(), '.cache') : given;
	return join(parent, 'n8n-nodes-bitrix24-payments');
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const UNREACHABLE =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|EHOSTUNREACH|ENOTCACHED)\b/;

function installError(title: string, output: string): SetupError {
	const code = UNREACHABLE.exec(output)?.[1];
	if (code !== undefined) {
		return new SetupError(
			`${title} could not be downloaded because the npm registry does not answer (${code}): check the network and "npm config get registry", then run the command again.`,
		);
	}
	const errors = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
	return new SetupError(
		`${title} could not be installed; npm says:\n${errors.slice(0, 15).join('\n')}`,
	);
}

async function download(folder: string, installation: Installation) {
	const { title, dependencies, overrides, env } = installation;
	const written = { private: true, dependencies, overrides };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(written));
	const started = Date.now();
	let fetched = 0;
	let shown = started;
	const onLine = (line: string) => {
		if (line.startsWith('npm http fetch GET 200')) fetched += 1;
		if (Date.now() - shown < 10_000) return;
		shown = Date.now();
		const seconds = Math.round((shown - started) / 1000);
		process.stdout.write(`  ${fetched} files fetched in ${seconds} s\n`);
	};
	const given = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
	// npm's own patience would have a person wait for minutes where there is no network at all.
	given.push(
		'--fetch-retries=2',
		'--fetch-retry-mintimeout=2000',
		'--fetch-retry-maxtimeout=10000',
	);
	const { code, output } = await run('npm', given, { cwd: folder, env, onLine });
	if (code !== 0) throw installError(title, output);
}

/**
 * Sees to it that packages are installed in the cache, whatever an earlier start has left there.
 *
 * @returns the folder that holds node_modules
 */
export async function ensureInstalled(installation: Installation): Promise<string> {
	const { title, name, dependencies, finish } = installation;
	const folder = join(cacheFolder(), name);
	// Written last of all: a folder without it is what an interrupted start has left.
	const marker = join(folder, '.complete');
	const content = JSON.stringify(dependencies);
	const isComplete = () => readIfThere(marker) === content;
	if (isComplete()) return folder;
	const onWait = (pid: number) =>
		void process.stdout.write(`Waiting for process ${pid}, which is installing ${title}\n`);
	await withLock(`${folder}.lock`, onWait, async () => {
		if (isComplete()) return;
		process.stdout.write(`Installing ${title} into ${folder}\n`);
		mkdirSync(folder, { recursive: true });
		rmSync(marker, { force: true });
		await download(folder, installation);
		await finish?.(folder);
		writeFileSync(marker, content);
		process.stdout.write(`${title} is installed\n`);
	});
	return folder;
}
