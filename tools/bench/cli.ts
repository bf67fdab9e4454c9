/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- a command that runs on Node itself, no part of the package */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, runCommand, UsageError } from '../command-line';
import { table } from '../demo/table';
import { batched } from './batched';
import { credential } from './credential';
import { type Extent, type Figure, isMet, type Recorded } from './figure';
import { limits } from './limits';
import { load } from './load';
import { overhead } from './overhead';
import { scale } from './scale';
import { tls } from './tls';
import { waits } from './waits';

const PARTS: Record<string, (extent: Extent) => Promise<Figure[]>> = {
	overhead,
	credential,
	tls,
	limits,
	waits,
	batch: batched,
	scale,
	load,
};

const USAGE = `Measures the node in n8n's own engine and compares it with alternatives.

Usage: npm run bench -- [--only PART,PART] [--quick]

  --only PART,PART  of ${Object.keys(PARTS).join(', ')}; default: all
  --quick           few items and one round, to test the benchmark itself; nothing is saved
`;

const OPTIONS = { only: { type: 'string' }, quick: { type: 'boolean' } } as const;

const RESULTS = join(__dirname, 'results.json');

function row(figure: Figure) {
	const { part, name, value, unit, aim, note } = figure;
	const met = isMet(figure);
	const digits = unit === '' ? 0 : unit === 'kB' ? 1 : Math.abs(value) < 0.1 ? 3 : 2;
	const over =
		aim === 0 ? `no, ${value} more` : `no, ${((value / (aim ?? 1) - 1) * 100).toFixed(0)} % over`;
	return {
		part,
		figure: name,
		value: `${value.toFixed(digits)} ${unit}`.trim(),
		aim: aim === undefined ? '' : `≤ ${aim}`,
		met: met === undefined ? '' : met ? 'yes' : over,
		note,
	};
}

/** Keeps the results of the parts that were not measured this time. */
function keep(parts: string[], figures: Figure[]): void {
	const before = existsSync(RESULTS)
		? (JSON.parse(readFileSync(RESULTS, 'utf8')) as { figures: Recorded[] }).figures
		: [];
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: __dirname });
	const measuredOn = { commit: commit.toString().trim(), node: process.version };
	const measured = figures.map((figure): Recorded => {
		const value = Number(figure.value.toPrecision(4));
		return { ...figure, value, met: isMet(figure) ?? null, ...measuredOn };
	});
	const all = [...before.filter(({ part }) => !parts.includes(part)), ...measured];
	const order = Object.keys(PARTS);
	all.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
	writeFileSync(RESULTS, `${JSON.stringify({ figures: all }, null, '\t')}\n`);
}

/** The parts that a person names, or all. */
function partsIn(only?: string): string[] {
	const parts = only?.split(',') ?? Object.keys(PARTS);
	const unknown = parts.find((part) => !Object.hasOwn(PARTS, part));
	if (unknown === undefined) return parts;
	throw new UsageError(`There is no part "${unknown}"`);
}

async function measure(parts: string[], quick: boolean): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const part of parts) {
		process.stderr.write(`${part} …\n`);
		figures.push(...((await PARTS[part]?.({ quick })) ?? []));
	}
	return figures;
}

const command: Command<typeof OPTIONS> = {
	usage: USAGE,
	options: OPTIONS,
	async run({ only, quick = false }, write) {
		const parts = partsIn(only);
		const figures = await measure(parts, quick);
		write(table('Results: medians; x is a ratio within this run', figures.map(row)));
		if (!quick) keep(parts, figures);
		return figures.every((figure) => isMet(figure) !== false) ? 0 : 1;
	},
};

void runCommand(command, process.argv.slice(2)).then((code) => process.exit(code));
