/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- drives a real n8n on Node itself, no part of the package */
import { spawn } from 'node:child_process';

/** How a command is run. */
export interface CommandSettings {
	cwd?: string;
	/** Added to the cleaned environment. */
	env?: Record<string, string>;
	/** Gets each line as it is written. */
	onLine?: (line: string) => void;
}

/** What a command that ended has left. */
export interface Ended {
	code: number;
	/** What it wrote, both streams as they came. */
	output: string;
	/** What it wrote to its standard output. */
	stdout: string;
}

// npm hands its settings on to what it runs: with ignore-scripts no native module would be built.
const OF_NPM =
	/^npm_(config_(ignore_scripts|omit|loglevel|local_prefix|prefix|global_prefix)|package|lifecycle|command)/;
const OF_N8N = /^(N8N|DB|QUEUE|EXECUTIONS|NODES|WEBHOOK|CREDENTIALS|GENERIC|OFFLOAD)_/;
// jest says "test", upon which n8n starts nothing.
const OF_JEST = /^(NODE_ENV|NODE_OPTIONS|JEST_WORKER_ID)$/;
const FOREIGN = [OF_NPM, OF_N8N, OF_JEST];

/** This process's environment, without what npm, jest or an n8n of the person's own has put into it. */
export function cleanEnvironment(): Record<string, string> {
	const entries = Object.entries(process.env).filter(
		(entry): entry is [string, string] =>
			entry[1] !== undefined && !FOREIGN.some((pattern) => pattern.test(entry[0])),
	);
	return Object.fromEntries(entries);
}

/** Runs a command to its end; rejects only where it could not be started. */
export async function run(
	command: string,
	given: string[],
	{ cwd, env = {}, onLine }: CommandSettings = {},
): Promise<Ended> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, given, {
			cwd,
			env: { ...cleanEnvironment(), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		let stdout = '';
		let line = '';
		const take = (text: string) => {
			output += text;
			const lines = (line + text).split('\n');
			line = lines.pop() ?? '';
			for (const whole of lines) onLine?.(whole);
		};
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			stdout += text;
			take(text);
		});
		child.stderr.setEncoding('utf8').on('data', take);
		child.on('error', reject);
		child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }));
	});
}

/**
 * Runs a command that has to succeed.
 *
 * @returns what it wrote to its standard output
 * @throws with all that it wrote, where it did not succeed
 */
export async function runOrThrow(command: string, given: string[], cwd: string): Promise<string> {
	const { code, output, stdout } = await run(command, given, { cwd });
	if (code !== 0) throw new Error(`${command} ${given.join(' ')} did not succeed\n${output}`);
	return stdout;
}
