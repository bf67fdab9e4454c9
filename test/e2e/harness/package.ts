/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage, removePackage } from '../../node/package/build';
import { runOrThrow } from './command';

/** The package's name, which is also the first part of its node types in a workflow. */
export const PACKAGE = 'n8n-nodes-bitrix24-payments';

/**
 * Builds the package as it is published and packs it.
 *
 * @param into the folder that gets the tarball
 * @returns the tarball
 */
export async function packPackage(into: string): Promise<string> {
	const folder = buildPackage();
	try {
		const packed = JSON.parse(await runOrThrow('npm', ['pack', '--json'], folder)) as Array<{
			filename: string;
		}>;
		const tarball = join(into, packed[0]?.filename ?? '');
		copyFileSync(join(folder, packed[0]?.filename ?? ''), tarball);
		return tarball;
	} finally {
		removePackage(folder);
	}
}

interface PackageJson {
	version: string;
	dependencies?: Record<string, string>;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

/**
 * Does what n8n does with a package that it has downloaded (community-packages.service): unpacks it,
 * takes out what is not needed to run it, and writes it down. Nothing is left for npm to download.
 *
 * @param userFolder the folder that holds .n8n
 */
export async function installTarball(tarball: string, userFolder: string): Promise<void> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', PACKAGE);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await runOrThrow('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], nodes);
	const file = join(folder, 'package.json');
	const packageJson = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
	delete packageJson.devDependencies;
	delete packageJson.peerDependencies;
	delete packageJson.optionalDependencies;
	if (Object.keys(packageJson.dependencies ?? {}).length > 0) {
		throw new Error('The package has dependencies, which nobody installs here');
	}
	writeFileSync(file, JSON.stringify(packageJson, null, 2));
	const dependencies = { [PACKAGE]: packageJson.version };
	const written = { name: 'installed-nodes', private: true, dependencies };
	writeFileSync(join(nodes, 'package.json'), JSON.stringify(written, null, 2));
}
