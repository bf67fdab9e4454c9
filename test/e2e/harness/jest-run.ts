/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './command';
import type { Told } from './money-cases';
import { SetupError } from './setup-error';

/** The folder of these tests, which has packages of its own. */
export const E2E = join(__dirname, '..');

const ROOT = join(E2E, '..', '..');
const BINARIES = join(ROOT, 'node_modules', '.bin');

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** What npm has installed is written down in node_modules; without our own package, which is only in the first. */
function packagesOf(file: string): string {
	const { packages = {} } = JSON.parse(textOf(file) || '{}') as {
		packages?: Record<string, { integrity?: string }>;
	};
	return Object.entries(packages)
		.filter(([path]) => path !== '')
		.map(([path, { integrity }]) => `${path} ${integrity}`)
		.join('\n');
}

/** Installs the tests' own packages, where they are not as their lock file says. */
export async function installOwnPackages(): Promise<void> {
	const wanted = packagesOf(join(E2E, 'package-lock.json'));
	if (packagesOf(join(E2E, 'node_modules', '.package-lock.json')) === wanted) return;
	process.stdout.write('Installing the packages of test/e2e\n');
	const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: E2E });
	if (code !== 0) {
		throw new SetupError(`The packages of test/e2e could not be installed; npm says:\n${output}`);
	}
}

/** @throws where the compiler finds fault with the tests, which jest does not look for */
export async function checkTypes(): Promise<void> {
	const given = ['--noEmit', '-p', E2E];
	const { code, output } = await run(join(BINARIES, 'tsc'), given, { cwd: ROOT });
	if (code !== 0) throw new SetupError(output);
}

/** The counts of a run; a file that could not even start counts as one failure. */
export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

/** What jest writes down of a run. */
interface Results {
	numPassedTests?: number;
	numFailedTests?: number;
	numPendingTests?: number;
	numRuntimeErrorTestSuites?: number;
	testResults?: Array<{ assertionResults: Told[] }>;
}

/** The tests that a run of jest has written down. */
export const testsIn = (results: string): Told[] =>
	((JSON.parse(textOf(results)) as Results).testResults ?? []).flatMap(
		({ assertionResults }) => assertionResults,
	);

async function runJest(
	config: string,
	given: string[],
	env: Record<string, string>,
	results: string,
): Promise<Counts> {
	const options = ['--config', join(E2E, config), '--json', `--outputFile=${results}`];
	await run(join(BINARIES, 'jest'), [...options, ...given], {
		cwd: ROOT,
		env,
		onLine: (line) => {
			// The results as one line of JSON are for the file.
			if (!line.startsWith('{"num')) process.stdout.write(`${line}\n`);
		},
	});
	const text = textOf(results);
	if (text === '') throw new SetupError('The tests did not run at all.');
	const counted = JSON.parse(text) as Results;
	const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = counted;
	return {
		passed: numPassedTests,
		failed: numFailedTests + numRuntimeErrorTestSuites,
		skipped: counted.numPendingTests ?? 0,
	};
}

/** A part of a file's name, as jest is told of it: jest itself looks for it in the whole path. */
const inName = (pattern: string) => (pattern.startsWith('-') ? pattern : `/e2e/[^/]*${pattern}`);

/**
 * Runs the test files in n8n, one after the other.
 *
 * @param patterns parts of their names, or options of jest; all files unless told
 */
export async function runTests(
	patterns: string[],
	env: Record<string, string>,
	results: string,
): Promise<Counts> {
	return await runJest('jest.config.js', ['--verbose', ...patterns.map(inName)], env, results);
}

/** What depends on the engine: what goes out, what comes back, and what a failure looks like. */
const OF_ENGINE = ['node/payment', 'node/pickers', 'node/agent', 'client', 'trigger'];

/**
 * Runs the project's own tests of the node on another engine.
 *
 * @param folder holds the node_modules with that engine
 * @param how.skips names of tests, or how they begin
 * @param how.language what the portal speaks, as SANDBOX_LANGUAGE takes it
 */
export async function runOnEngine(
	folder: string,
	results: string,
	{ skips = [], language }: { skips?: string[]; language?: string },
): Promise<Counts> {
	const folders = OF_ENGINE.map((name) => `/test/${name}/`);
	const without = skips.length > 0 ? [`--testNamePattern=^(?!${skips.join('|')})`] : [];
	// Older engines leave a timer behind that would keep jest from ending.
	const given = ['--forceExit', '--silent', ...without, ...folders];
	const env = {
		ENGINE_FOLDER: folder,
		...(language !== undefined && { SANDBOX_LANGUAGE: language }),
	};
	return await runJest('engine.jest.config.js', given, env, results);
}
