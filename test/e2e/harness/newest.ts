/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- installs a real n8n on Node itself, no part of the package */
import { run } from './command';
import { installN8n } from './install-n8n';
import { SetupError } from './setup-error';
import { CURRENT, type Release } from './versions';

/** How many releases are tried before the one that is known to install. */
const TRIES = 5;

const numbers = (version: string) => version.split('.').map(Number);

/** Below zero where the first is the older one. */
function compare(one: string, other: string): number {
	const [left, right] = [numbers(one), numbers(other)];
	const at = left.findIndex((number, index) => number !== right[index]);
	return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/**
 * The releases that are newer than the one that nearly all tests drive, the newest first.
 *
 * @param versions all that the registry has, with those that are only tried out
 * @param latest what `n8n@latest` is
 */
export function newerReleases(versions: string[], latest: string): string[] {
	return versions
		.filter((version) => /^\d+\.\d+\.\d+$/.test(version))
		.filter((version) => compare(version, latest) <= 0 && compare(version, CURRENT.version) > 0)
		.sort((one, other) => compare(other, one));
}

async function releases(): Promise<string[]> {
	const given = ['view', 'n8n', 'dist-tags.latest', 'versions', '--json', '--fetch-retries=1'];
	const { code, stdout } = await run('npm', given);
	if (code !== 0) {
		process.stdout.write('The npm registry was not to be asked what n8n@latest is.\n');
		return [];
	}
	const { versions, ...tags } = JSON.parse(stdout) as {
		versions: string[];
		'dist-tags.latest': string;
	};
	const latest = tags['dist-tags.latest'];
	process.stdout.write(`n8n@latest is ${latest}.\n`);
	return newerReleases(versions, latest);
}

/**
 * Installs the newest n8n that can be installed, and says which that is: `n8n@latest` may name a package
 * that the registry lacks.
 */
export async function installNewest(): Promise<Release> {
	const newer = await releases();
	for (const version of newer.slice(0, TRIES)) {
		const release = { ...CURRENT, version };
		try {
			await installN8n(release);
			process.stdout.write(`The newest n8n that installs is ${version}.\n`);
			return release;
		} catch (error) {
			if (!(error instanceof SetupError)) throw error;
			process.stdout.write(`n8n ${version} does not install.\n${error.message}\n`);
		}
	}
	await installN8n(CURRENT);
	process.stdout.write(`The newest n8n that installs is ${CURRENT.version}.\n`);
	return CURRENT;
}
