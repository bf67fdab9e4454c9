/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node itself, no part of the package */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runOrThrow } from './command';
import type { Counts } from './jest-run';

/** How the tests of the node went on an engine. */
export interface OnEngine extends Counts {
	n8n: string;
	core: string;
	/** What was tested: the commit, and the day. */
	commit: string;
	date: string;
}

/** How the tests went in an n8n itself. */
export interface InN8n extends Counts {
	n8n: string;
	node: string;
	commit: string;
	date: string;
}

/** What was tested where, of which `npm run docs` makes the table in README.md. */
export interface Results {
	/** From the oldest engine to the newest. */
	engines: OnEngine[];
	/** From the oldest n8n to the newest. */
	inN8n: InN8n[];
}

const FILE = join(__dirname, '..', 'results.json');

/** What was written down last. */
export const readResults = (): Results => JSON.parse(readFileSync(FILE, 'utf8')) as Results;

type Given<Entry> = Omit<Entry, 'commit' | 'date'>;

/** Is told how the tests went. */
export type Recorder = <Kind extends keyof Results>(
	kind: Kind,
	entry: Given<Results[Kind][number]>,
) => Promise<void>;

const byVersion = ({ n8n: one }: { n8n: string }, { n8n: other }: { n8n: string }) =>
	one.localeCompare(other, 'en', { numeric: true });

/** Writes it down in the place of what was told of the same n8n before. */
export const recordResult: Recorder = async (kind, entry) => {
	const results = readResults();
	const commit = (await runOrThrow('git', ['rev-parse', '--short', 'HEAD'], __dirname)).trim();
	const date = new Date().toISOString().slice(0, 10);
	const others = (results[kind] as Array<{ n8n: string }>).filter(({ n8n }) => n8n !== entry.n8n);
	const all = [...others, { ...entry, commit, date }].sort(byVersion);
	writeFileSync(FILE, `${JSON.stringify({ ...results, [kind]: all }, null, '\t')}\n`);
};

/** For a run that leaves no trace. */
export const recordNothing: Recorder = async () => {};
