/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { SetupError } from './setup-error';

/** The programs of the operating system that the tests drive, each with its Debian package. */
const PROGRAMS: Array<{ program: string; package: string }> = [
	{ program: 'chromium', package: 'chromium' },
	{ program: 'redis-server', package: 'redis-server' },
	{ program: 'initdb', package: 'postgresql' },
];

/** Where Debian keeps the programs of its PostgreSQL, which are in no PATH. */
const POSTGRES = '/usr/lib/postgresql';

/** The whole path of a program that is installed. */
export function findProgram(program: string): string | undefined {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...versions.map((version) => join(POSTGRES, version, 'bin')),
	];
	return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** @throws with the command that installs what is missing */
export function checkPrograms(): void {
	const missing = PROGRAMS.filter(({ program }) => findProgram(program) === undefined);
	if (missing.length === 0) return;
	const names = missing.map((tool) => tool.package).join(' ');
	throw new SetupError(
		`The tests in a real n8n need ${names}. On Debian: apt-get install -y ${names} (or test/e2e/install-tools.sh).`,
	);
}
