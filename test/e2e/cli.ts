/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- drives a real n8n on Node itself, no part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { enginesOf, enginesOfCi, testOnEngines } from './harness/engines';
import { installN8n } from './harness/install-n8n';
import { checkTypes, installOwnPackages, runTests, type Counts } from './harness/jest-run';
import { installNewest } from './harness/newest';
import { packPackage } from './harness/package';
import { renewingPictures } from './harness/pictures';
import { killAll } from './harness/processes';
import { recordNothing, recordResult, type Recorder } from './harness/results';
import { runEnvironment } from './harness/run-folder';
import { SetupError } from './harness/setup-error';
import { checkPrograms } from './harness/system-programs';
import { CURRENT, OLDER, type Release } from './harness/versions';

const USAGE = `Tests the packed package in a real n8n, which is installed first if needed.

Usage: npm run e2e -- [part of a test file’s name ...] [options of jest, such as --testNamePattern=…]
       npm run e2e -- n8n-1 [part of a test file’s name ...]  in the last n8n 1, the tests that apply to it
       npm run e2e -- n8n-newest [part of a test file’s name ...]  the same in the newest n8n that installs
       npm run e2e -- engines [version of n8n-core ...]  the tests of the node on older engines and the newest
       npm run e2e -- engines-ci  on two of them, each with the portal in another language
       --record  with engines, n8n-1 or n8n-newest: saves the counts for the table in README.md
       npm run e2e -- pictures  retakes the pictures in docs/images
`;

interface Arguments {
	help: boolean;
	/** Where the results go: an option of jest's own, which does not take it twice. */
	outputFile?: string;
	/** All the rest, for jest. */
	patterns: string[];
	/** Whether they are written down in test/e2e/results.json. */
	record: boolean;
}

function readArguments(given: string[]): Arguments {
	const { values, tokens } = parseArgs({
		args: given,
		options: {
			help: { type: 'boolean' },
			outputFile: { type: 'string' },
			record: { type: 'boolean' },
		},
		strict: false,
		tokens: true,
	});
	const ours = tokens.flatMap((token) => {
		if (token.kind !== 'option') return [];
		if (token.name === 'record') return [token.index];
		if (token.name !== 'outputFile') return [];
		return token.inlineValue ? [token.index] : [token.index, token.index + 1];
	});
	return {
		help: values.help === true,
		...(typeof values.outputFile === 'string' && { outputFile: values.outputFile }),
		record: values.record === true,
		patterns: given.filter((_argument, index) => !ours.includes(index)),
	};
}

const isOnly = (word: string, patterns: string[]) => patterns.length === 1 && patterns[0] === word;

/** The checks that must pass in every n8n version; they need neither a browser nor another program. */
const IN_EVERY_N8N = [
	'install',
	'credential-test',
	'error-output',
	'renewal',
	'retry-on-fail',
	'trigger.test',
	'pairing',
	// Not the pictures of them, which need a browser.
	'(?<!-)examples.test',
	'examples-waiting',
	'trigger-examples',
];

async function testInN8n(
	release: Release,
	folder: string,
	patterns: string[],
	results: string,
): Promise<Counts> {
	await installOwnPackages();
	await checkTypes();
	await installN8n(release);
	process.stdout.write(`Building and packing, for n8n ${release.version}\n`);
	const tarball = await packPackage(folder);
	const env = {
		...runEnvironment({ folder, tarball, release }),
		...(isOnly('pictures', patterns) && renewingPictures),
	};
	return await runTests(patterns, env, results);
}

async function run(
	folder: string,
	patterns: string[],
	results: string,
	record: Recorder,
): Promise<Counts> {
	const [command, ...more] = patterns;
	if (isOnly('engines-ci', patterns))
		return await testOnEngines(enginesOfCi(), folder, results, record);
	if (command === 'engines') return await testOnEngines(enginesOf(more), folder, results, record);
	const others = { 'n8n-1': async () => OLDER, 'n8n-newest': installNewest };
	if (command === 'n8n-1' || command === 'n8n-newest') {
		const release = await others[command]();
		const counts = await testInN8n(release, folder, more.length > 0 ? more : IN_EVERY_N8N, results);
		if (more.length === 0)
			await record('inN8n', { n8n: release.version, node: release.node, ...counts });
		return counts;
	}
	checkPrograms();
	return await testInN8n(CURRENT, folder, patterns, results);
}

async function testIn(
	folder: string,
	{ outputFile: results = join(folder, 'results.json'), patterns, record }: Arguments,
): Promise<boolean> {
	const { passed, failed } = await run(
		folder,
		patterns,
		results,
		record ? recordResult : recordNothing,
	);
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
