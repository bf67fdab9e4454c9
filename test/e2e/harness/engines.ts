/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives the engines of n8n on Node itself, no part of the package */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstalled } from './cache';
import { runOnEngine, testsIn, type Counts } from './jest-run';
import { missingMoneyCases } from './money-cases';
import type { Recorder } from './results';
import { SetupError } from './setup-error';
import { ENGINES, ENGINES_OF_CI, type Engine } from './versions';

const versionOf = ({ dependencies }: Engine): string => dependencies['n8n-core'];

const row = (cells: Array<string | number>): string =>
	cells.map((cell) => String(cell).padEnd(10)).join('');

/** Which engine is run, and what language the portal speaks on it; English unless told. */
export interface EngineRun {
	engine: Engine;
	language?: string;
}

/**
 * Finds engines by their versions.
 *
 * @param versions of n8n-core; all unless told
 * @throws SetupError for one that is not in the list
 */
export function enginesOf(versions: string[]): EngineRun[] {
	const unknown = versions.find((one) => !ENGINES.some((engine) => versionOf(engine) === one));
	if (unknown !== undefined) {
		const known = ENGINES.map(versionOf).join(', ');
		throw new SetupError(`There is no engine ${unknown}; the engines are ${known}.`);
	}
	return ENGINES.filter(
		(engine) => versions.length === 0 || versions.includes(versionOf(engine)),
	).map((engine) => ({ engine }));
}

/** Those of CI. Each is asked in another language, so that one run shows what hangs on either. */
export const enginesOfCi = (): EngineRun[] =>
	Object.entries(ENGINES_OF_CI).flatMap(([language, version]) =>
		enginesOf([version]).map(({ engine }) => ({ engine, language })),
	);

/**
 * Runs the tests of the node on engines of n8n, one after the other, and prints a table of the counts.
 *
 * @param results gets the sums, under the names that jest has for them
 * @param record is told of each engine as it is through
 */
export async function testOnEngines(
	runs: EngineRun[],
	folder: string,
	results: string,
	record: Recorder,
): Promise<Counts> {
	const sum: Counts = { passed: 0, failed: 0, skipped: 0 };
	const table = [row(['n8n', 'n8n-core', 'passed', 'skipped', 'failed'])];
	for (const { engine, language } of runs) {
		const { n8n, dependencies, skips } = engine;
		const name = `n8n-core-${versionOf(engine)}`;
		const title = `n8n-core ${versionOf(engine)}`;
		const installed = await ensureInstalled({ title, name, dependencies });
		process.stdout.write(`On ${title}${language === undefined ? '' : `, portal in ${language}`}\n`);
		const file = join(folder, `${name}.json`);
		const counts = await runOnEngine(installed, file, { skips, language });
		const missing = missingMoneyCases(testsIn(file));
		for (const one of missing) process.stdout.write(`Not seen on ${title}: ${one}\n`);
		// One that did not even run counts as one that failed.
		counts.failed = Math.max(counts.failed, missing.length);
		const { passed, skipped, failed } = counts;
		await record('engines', { n8n, core: versionOf(engine), ...counts });
		table.push(row([n8n, versionOf(engine), passed, skipped, failed]));
		for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += counts[key];
	}
	process.stdout.write(`${table.join('\n')}\n`);
	const sums = { numPassedTests: sum.passed, numFailedTests: sum.failed };
	writeFileSync(results, JSON.stringify({ ...sums, numPendingTests: sum.skipped }));
	return sum;
}
