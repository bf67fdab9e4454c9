/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- part of commands that run on Node itself, no part of the package */
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/** What is wrong with a command line; a person reads it above the usage. */
export class UsageError extends Error {}

/** A command whose arguments are all options, as `--name value` or `--name=value`; `--help` is added. */
export interface Command<T extends Options> {
	usage: string;
	options: T;
	/**
	 * Does the work.
	 *
	 * @returns the exit code
	 * @throws UsageError where an option has a value that can't be taken
	 */
	run(values: Values<T>, write: (text: string) => void): Promise<number>;
}

/** Node's own message, without its advice and without what was given: a webhook's URL may be in it. */
function usageErrorOf(error: Error & { code?: string }): UsageError {
	const { code, message } = error;
	if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
		return new UsageError(message.split('\n', 1)[0]);
	}
	const [, option] = /^Unknown option '(--?[\w-]+)'/.exec(message) ?? [];
	return new UsageError(option === undefined ? 'Unknown argument' : `Unknown option ${option}`);
}

function read<T extends Options>(options: T, given: string[]): Values<T> & { help?: boolean } {
	try {
		const all = { ...options, help: { type: 'boolean' } } as const;
		return parseArgs({ args: given, options: all }).values as Values<T> & { help?: boolean };
	} catch (error) {
		throw usageErrorOf(error as Error);
	}
}

/**
 * Runs a command as its command line says.
 *
 * @returns its exit code: 0 after `--help`, 1 where the command line can't be taken
 */
export async function runCommand<T extends Options>(
	{ usage, options, run }: Command<T>,
	given: string[],
	write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
	try {
		const { help, ...values } = read(options, given);
		if (help !== true) return await run(values as Values<T>, write);
		write(usage);
		return 0;
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		write(`${error.message}\n\n${usage}`);
		return 1;
	}
}

/** Writes a line on the screen. */
export function say(line: string): void {
	process.stdout.write(`${line}\n`);
}
