/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { runOrThrow } from './command';
import { freePort, startProgram, waitForOutput, type Running } from './processes';
import { runFolder } from './run-folder';
import { findProgram } from './system-programs';

/** A PostgreSQL that answers on this machine alone, and how an n8n finds it. */
export interface Postgres extends Running {
	env: Record<string, string>;
}

/** The user that Debian's package makes. */
const ACCOUNT = 'postgres';
/** Who owns the database. */
const USER = 'n8n';

const isRoot = () => process.getuid?.() === 0;

/** A program and what it is given; PostgreSQL refuses to be run by root. */
function unprivileged(program: string, given: string[]): [string, string[]] {
	const path = findProgram(program) ?? program;
	if (!isRoot()) return [path, given];
	const as = [`--reuid=${ACCOUNT}`, `--regid=${ACCOUNT}`, '--clear-groups'];
	return ['setpriv', [...as, path, ...given]];
}

/** A folder with an empty cluster, whose owner lets everyone in from this machine. */
async function newCluster(folder: string): Promise<string> {
	const data = mkdtempSync(join(folder, 'postgres-'));
	if (isRoot()) {
		// Only to pass through: the folder was made for one user alone.
		chmodSync(folder, 0o711);
		await runOrThrow('chown', [`${ACCOUNT}:`, data], folder);
	}
	const given = ['--pgdata', data, '--username', USER, '--auth', 'trust'];
	given.push('--encoding', 'UTF8', '--no-locale', '--no-sync');
	await runOrThrow(...unprivileged('initdb', given), data);
	return data;
}

/** Starts a PostgreSQL with an empty database. */
export async function startPostgres(): Promise<Postgres> {
	const { folder } = runFolder();
	const data = await newCluster(folder);
	const port = String(await freePort());
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		// Nothing has to outlast a power cut here.
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const [command, given] = unprivileged('postgres', ['-D', data, ...options]);
	const running = startProgram({
		name: 'postgres',
		command,
		args: given,
		env: {},
		logFolder: folder,
	});
	await waitForOutput(running, 'database system is ready to accept connections');
	return {
		...running,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_DATABASE: 'postgres',
		},
	};
}
