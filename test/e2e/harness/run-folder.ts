/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { installNode } from './install-n8n';
import { installAsReadmeSays } from './readme-install';
import { CURRENT, type Release } from './versions';

const FOLDER = 'E2E_FOLDER';
const TARBALL = 'E2E_TARBALL';
const RELEASE = 'E2E_RELEASE';

/** What a run of all test files shares. */
export interface RunFolder {
	/** Logs, user folders, and whatever else a test leaves; gone after a run that succeeded. */
	folder: string;
	/** The packed package. */
	tarball: string;
	/** The n8n that is driven. */
	release: Release;
}

/** How the folder is made known to the test files, which run in a process of their own. */
export const runEnvironment = ({
	folder,
	tarball,
	release,
}: RunFolder): Record<string, string> => ({
	[FOLDER]: folder,
	[TARBALL]: tarball,
	[RELEASE]: JSON.stringify(release),
});

/** The folder of the run that this test file belongs to. */
export function runFolder(): RunFolder {
	const { [FOLDER]: folder, [TARBALL]: tarball, [RELEASE]: release } = process.env;
	if (folder === undefined || tarball === undefined) {
		throw new Error('Start these tests with "npm run e2e -- <name of the file>"');
	}
	const driven = release === undefined ? CURRENT : (JSON.parse(release) as Release);
	return { folder, tarball, release: driven };
}

/** A new user folder for an n8n, with the packed package installed as README.md says. */
export async function newUserFolder(): Promise<string> {
	const { folder, tarball, release } = runFolder();
	const userFolder = mkdtempSync(join(folder, 'user-'));
	await installAsReadmeSays(tarball, userFolder, await installNode(release.node));
	return userFolder;
}
