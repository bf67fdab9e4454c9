/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs commands on Node itself, no part of the package */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACEHOLDERS = [
	['PUBLISHER', 'n8n-bitrix24'],
	['publisher@example.com', 'packages@example.org'],
] as const;

/** Where the check in publish.yml looks for them. */
const FILLED = ['package.json', 'SECURITY.md', '.github/ISSUE_TEMPLATE', 'nodes', 'credentials'];

/** A clone of what is committed, in a folder of its own. */
export class Clone {
	readonly folder = mkdtempSync(join(tmpdir(), 'workflow-clone-'));

	constructor(repository: string) {
		this.git('clone', '--quiet', '--no-local', repository, '.');
	}

	private git(...given: string[]): string {
		return execFileSync('git', given, { cwd: this.folder, encoding: 'utf8' });
	}

	/** Fills in the placeholders, as a person does before the first version is published. */
	fillPlaceholders(): void {
		const files = this.git('ls-files', '-z', ...FILLED)
			.split('\0')
			.filter(Boolean);
		for (const path of files.map((file) => join(this.folder, file))) {
			const filled = PLACEHOLDERS.reduce(
				(text, [placeholder, value]) => text.replaceAll(placeholder, value),
				readFileSync(path, 'latin1'),
			);
			writeFileSync(path, filled, 'latin1');
		}
		const author = ['-c', 'user.name=Publisher', '-c', 'user.email=packages@example.org'];
		this.git(...author, 'commit', '--quiet', '--all', '--message', 'Fill in the placeholders');
	}

	/** What GitHub calls what has started the workflow: the tag of a version, or the branch. */
	reference(isTag: boolean): string {
		if (!isTag) return 'main';
		const text = readFileSync(join(this.folder, 'package.json'), 'utf8');
		return (JSON.parse(text) as { version: string }).version;
	}

	/**
	 * Runs a command as GitHub runs it: in bash, which ends at the first line that fails.
	 *
	 * @returns whether it succeeded; its output goes where ours goes
	 */
	run(command: string, env: Record<string, string>): boolean {
		// npm hands settings on to what it runs, which a machine of GitHub's has not got.
		const own = Object.entries(process.env).filter(([name]) => !/^npm_/.test(name));
		const { status } = spawnSync('bash', ['-e', '-c', command], {
			cwd: this.folder,
			env: { ...Object.fromEntries(own), CI: 'true', GITHUB_ACTIONS: 'true', ...env },
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		return status === 0;
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
