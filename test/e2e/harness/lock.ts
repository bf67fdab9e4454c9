/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- drives a real n8n on Node itself, no part of the package */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sleep } from 'n8n-workflow';

/** Whether a process of this number runs. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function take(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		return false;
	}
}

function holderOf(file: string): number {
	try {
		return Number(readFileSync(file, 'utf8'));
	} catch {
		return 0;
	}
}

/** Whether whoever took the lock was killed; one that is only just taken is empty for a moment. */
async function isStale(file: string): Promise<boolean> {
	const pid = holderOf(file);
	if (pid > 0) return !isRunning(pid);
	await sleep(200);
	return holderOf(file) === 0;
}

/**
 * Does the work while no other process does work under the same lock.
 *
 * @param onWait called once, where another process has the lock
 */
export async function withLock<Result>(
	file: string,
	onWait: (pid: number) => void,
	work: () => Promise<Result>,
): Promise<Result> {
	mkdirSync(dirname(file), { recursive: true });
	let waited = false;
	while (!take(file)) {
		if (await isStale(file)) {
			rmSync(file, { force: true });
			continue;
		}
		if (!waited) onWait(holderOf(file));
		waited = true;
		await sleep(500);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}
