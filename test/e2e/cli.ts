/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { testOnEngines } from './harness/engines';
import { SetupError } from './harness/setup-error';
import { installN8n } from './harness/install-n8n';
import { checkTypes, installOwnPackages, runTests, type Counts } from './harness/jest-run';
import { packPackage } from './harness/package';
import { renewingPictures } from './harness/pictures';
import { killAll } from './harness/processes';
import { runEnvironment } from './harness/run-folder';
import { checkPrograms } from './harness/system-programs';
import { ENGINES_OF_CI } from './harness/versions';

const USAGE = `Tests the packed package in a real n8n, which is installed first where it is not there yet.

Usage: npm run e2e -- [part of a test file’s name ...] [options of jest, such as --testNamePattern=…]
       npm run e2e -- engines [version of n8n-core ...]  the tests of the node on older engines and the newest
       npm run e2e -- engines-ci  on three of them
       npm run e2e -- pictures  takes the pictures of README.md anew, into docs/images
`;

interface Arguments {
	help: boolean;
	/** Where the results go: an option of jest's own, which does not take it twice. */
	outputFile?: string;
	/** All the rest, for jest. */
	patterns: string[];
}

function readArguments(given: string[]): Arguments {
	const { values, tokens } = parseArgs({
		args: given,
		options: { help: { type: 'boolean' }, outputFile: { type: 'string' } },
		strict: false,
		tokens: true,
	});
	const ours = tokens.flatMap((token) => {
		if (token.kind !== 'option' || token.name !== 'outputFile') return [];
		return token.inlineValue ? [token.index] : [token.index, token.index + 1];
	});
	return {
		help: values.help === true,
		...(typeof values.outputFile === 'string' && { outputFile: values.outputFile }),
		patterns: given.filter((_argument, index) => !ours.includes(index)),
	};
}

const isOnly = (word: string, patterns: string[]) => patterns.length === 1 && patterns[0] === word;

async function testInN8n(folder: string, patterns: string[], results: string): Promise<Counts> {
	checkPrograms();
	await installOwnPackages();
	await checkTypes();
	await installN8n();
	process.stdout.write('Building and packing\n');
	const tarball = await packPackage(folder);
	const env = {
		...runEnvironment({ folder, tarball }),
		...(isOnly('pictures', patterns) && renewingPictures),
	};
	return await runTests(patterns, env, results);
}

async function run(folder: string, patterns: string[], results: string): Promise<Counts> {
	const [command, ...versions] = patterns;
	if (isOnly('engines-ci', patterns)) return await testOnEngines(ENGINES_OF_CI, folder, results);
	if (command === 'engines') return await testOnEngines(versions, folder, results);
	return await testInN8n(folder, patterns, results);
}

async function testIn(
	folder: string,
	{ outputFile: results = join(folder, 'results.json'), patterns }: Arguments,
): Promise<boolean> {
	const { passed, failed } = await run(folder, patterns, results);
	process.stdout.write(`e2e: ${passed} passed, ${failed} failed\n`);
	return failed === 0 && passed > 0;
}

async function main(given: string[]): Promise<number> {
	const read = readArguments(given);
	if (read.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const started = Date.now();
	const folder = mkdtempSync(join(tmpdir(), 'n8n-e2e-'));
	const stop = () => {
		killAll(folder);
		process.exit(130);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	try {
		const succeeded = await testIn(folder, read);
		killAll(folder);
		if (succeeded) rmSync(folder, { recursive: true, force: true });
		else process.stdout.write(`The logs are in ${folder}\n`);
		process.stdout.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
		return succeeded ? 0 : 1;
	} catch (error) {
		killAll(folder);
		if (!(error instanceof SetupError)) throw error;
		rmSync(folder, { recursive: true, force: true });
		process.stderr.write(`${error.message}\n`);
		return 1;
	}
}

void main(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
});
