/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { freePort, startProgram, waitForOutput, type Running } from './processes';
import { runFolder } from './run-folder';
import { findProgram } from './system-programs';

/** A Redis that answers on this machine alone, and how an n8n finds it. */
export interface Redis extends Running {
	env: Record<string, string>;
}

/** Starts an empty Redis that keeps nothing. */
export async function startRedis(): Promise<Redis> {
	const { folder } = runFolder();
	const port = String(await freePort());
	const running = startProgram({
		name: 'redis',
		command: findProgram('redis-server') ?? 'redis-server',
		args: [
			...['--bind', '127.0.0.1', '--port', port, '--daemonize', 'no'],
			...['--save', '', '--appendonly', 'no', '--dir', mkdtempSync(join(folder, 'redis-'))],
		],
		env: {},
		logFolder: folder,
	});
	await waitForOutput(running, 'Ready to accept connections');
	return {
		...running,
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port },
	};
}
