/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { installTarball } from './package';

const FOLDER = 'E2E_FOLDER';
const TARBALL = 'E2E_TARBALL';

/** What a run of all test files shares. */
export interface RunFolder {
	/** Logs, user folders, and whatever else a test leaves; gone after a run that succeeded. */
	folder: string;
	/** The packed package. */
	tarball: string;
}

/** How the folder is made known to the test files, which run in a process of their own. */
export const runEnvironment = ({ folder, tarball }: RunFolder): Record<string, string> => ({
	[FOLDER]: folder,
	[TARBALL]: tarball,
});

/** The folder of the run that this test file belongs to. */
export function runFolder(): RunFolder {
	const { [FOLDER]: folder, [TARBALL]: tarball } = process.env;
	if (folder === undefined || tarball === undefined) {
		throw new Error('Start these tests with "npm run e2e -- <name of the file>"');
	}
	return { folder, tarball };
}

/** A new user folder for an n8n, with the packed package installed as n8n installs one. */
export async function newUserFolder(): Promise<string> {
	const { folder, tarball } = runFolder();
	const userFolder = mkdtempSync(join(folder, 'user-'));
	await installTarball(tarball, userFolder);
	return userFolder;
}
