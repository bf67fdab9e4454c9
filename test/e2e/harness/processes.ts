/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error, @n8n/community-nodes/no-dangerous-functions -- drives a real n8n on Node itself, no part of the package */
import { spawn, type ChildProcess } from 'node:child_process';
import {
	closeSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sleep } from 'n8n-workflow';

import { cleanEnvironment } from './command';
import { isRunning } from './lock';

/** A program that runs until it is stopped, with all that it starts itself. */
export interface Running {
	pid: number;
	/** All that it wrote. */
	log(): string;
	/** Asks it to end, and ends it and its children where it does not. */
	stop(): Promise<void>;
	/** Ends it and its children at once, as a crash or a power cut does. */
	kill(): void;
}

/** What is started, and where its log goes. */
export interface Program {
	/** Names its log file. */
	name: string;
	command: string;
	args: string[];
	env: Record<string, string>;
	/** Gets the log, and the number of each process for as long as it runs. */
	logFolder: string;
}

const STOP_WITHIN = 20_000;

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

const pidFolder = (logFolder: string) => join(logFolder, 'processes');

/** Starts a program in a process group of its own. */
export function startProgram({ name, command, args, env, logFolder }: Program): Running {
	mkdirSync(pidFolder(logFolder), { recursive: true });
	const file = join(logFolder, `${name}-${Date.now()}.log`);
	const log = openSync(file, 'a');
	const child: ChildProcess = spawn(command, args, {
		env: { ...cleanEnvironment(), ...env },
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	child.unref();
	const { pid } = child;
	if (pid === undefined) throw new Error(`${command} could not be started`);
	const number = join(pidFolder(logFolder), String(pid));
	writeFileSync(number, name);
	const kill = () => {
		signalGroup(pid, 'SIGKILL');
		rmSync(number, { force: true });
	};
	return {
		pid,
		log: () => readFileSync(file, 'utf8'),
		kill,
		async stop() {
			if (isRunning(pid)) process.kill(pid, 'SIGTERM');
			const until = Date.now() + STOP_WITHIN;
			while (isRunning(pid) && Date.now() < until) await sleep(50);
			kill();
		},
	};
}

/** Ends whatever was started with this log folder and still runs, after a test that broke off. */
export function killAll(logFolder: string): void {
	mkdirSync(pidFolder(logFolder), { recursive: true });
	for (const pid of readdirSync(pidFolder(logFolder))) {
		signalGroup(Number(pid), 'SIGKILL');
		rmSync(join(pidFolder(logFolder), pid), { force: true });
	}
}

/**
 * Waits until a program has written a text.
 *
 * @throws with the end of what it wrote, where it ends or takes too long
 */
export async function waitForOutput(
	running: Running,
	text: string,
	within = 120_000,
): Promise<void> {
	const until = Date.now() + within;
	while (!running.log().includes(text)) {
		const ended = !isRunning(running.pid);
		if (ended || Date.now() > until) {
			const what = ended ? 'ended' : `took more than ${within / 1000} s`;
			const end = running.log().split('\n').slice(-30).join('\n');
			throw new Error(`The program ${what} without writing "${text}". Its last lines:\n${end}`);
		}
		await sleep(100);
	}
}

async function bindPort(wanted: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

/** A port of this machine that nobody listens at. */
export const freePort = async (): Promise<number> => await bindPort(0);

/** Whether nobody listens at a port of this machine. */
export async function isFree(port: number): Promise<boolean> {
	return await bindPort(port).then(
		() => true,
		() => false,
	);
}
