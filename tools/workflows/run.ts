/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command that runs on Node itself, no part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runCommand, UsageError } from '../command-line';
import { Clone } from './clone';
import { stepsOf, type Step } from './plan';

const USAGE = `Runs the commands of GitHub's workflows, each job in a clean clone of the last commit, step by step.

Usage: npm run workflows -- [--only FILE] [--list]

  --only FILE  one workflow, such as ci.yml
  --list       only lists what would run, and what would not and why
`;

const OPTIONS = { only: { type: 'string' }, list: { type: 'boolean' } } as const;

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, '.github/workflows');

type Write = (text: string) => void;

/** Whether a tag starts it; the placeholders are filled in by then. */
function startedByTag(text: string): boolean {
	const { on } = parse(text) as { on?: { push?: { tags?: string[] } } };
	return (on?.push?.tags ?? []).length > 0;
}

const described = ({ title, reason, instead }: Step): string => {
	if (reason === undefined) return title;
	return instead === undefined
		? `${title} (not run: ${reason})`
		: `${title} (${reason}; in its place: ${instead})`;
};

/** Runs the steps of one job; as on GitHub, none follows one that failed. */
function runJob(steps: Step[], isTag: boolean, write: Write): boolean {
	const clone = new Clone(ROOT);
	try {
		if (isTag) clone.fillPlaceholders();
		const env = { GITHUB_REF_NAME: clone.reference(isTag) };
		for (const step of steps) {
			write(`== ${step.job}: ${described(step)}\n`);
			const command = step.reason === undefined ? step.command : step.instead;
			if (command === undefined) continue;
			const started = performance.now();
			const succeeded = clone.run(command, env);
			const seconds = Math.round((performance.now() - started) / 1000);
			write(`== ${succeeded ? 'passed' : 'failed'}, ${seconds} s: ${step.title}\n`);
			if (!succeeded) return false;
		}
		return true;
	} finally {
		clone.remove();
	}
}

const command = {
	usage: USAGE,
	options: OPTIONS,
	async run(
		{ only, list = false }: { only?: string; list?: boolean },
		write: Write,
	): Promise<number> {
		const known = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));
		const files = known.filter((name) => only === undefined || name === only);
		if (files.length === 0) throw new UsageError(`--only takes one of ${known.join(', ')}`);
		let failed = 0;
		for (const file of files) {
			const text = readFileSync(join(FOLDER, file), 'utf8');
			const steps = stepsOf(file, text);
			if (list) {
				for (const step of steps) write(`${step.job}: ${described(step)}\n`);
				continue;
			}
			for (const job of new Set(steps.map((step) => step.job))) {
				const isOfJob = (step: Step) => step.job === job;
				if (!runJob(steps.filter(isOfJob), startedByTag(text), write)) failed += 1;
			}
		}
		if (!list) write(`== ${failed === 0 ? 'all jobs passed' : `${failed} jobs failed`}\n`);
		return failed === 0 ? 0 : 1;
	},
};

void runCommand(command, process.argv.slice(2)).then((code) => (process.exitCode = code));
