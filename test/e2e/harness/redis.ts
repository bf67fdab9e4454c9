/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { freePort, startProgram, written, type Running } from './processes';
import { runFolder } from './run-folder';
import { findTool } from './tools';

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
		command: findTool('redis-server') ?? 'redis-server',
		given: [
			...['--bind', '127.0.0.1', '--port', port, '--daemonize', 'no'],
			...['--save', '', '--appendonly', 'no', '--dir', mkdtempSync(join(folder, 'redis-'))],
		],
		env: {},
		traces: folder,
	});
	await written(running, 'Ready to accept connections');
	return {
		...running,
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port },
	};
}
