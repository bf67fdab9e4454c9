import { parse } from 'yaml';

/** A step of a job that runs a command. */
export interface Step {
	/** Of the file and its job, such as "ci.yml, job test". */
	job: string;
	/** Its name, or the first line of its command. */
	title: string;
	command: string;
	/** Why it is not run as it stands; nothing where it is. */
	reason?: string;
	/** What is run in its place; nothing where it is only listed. */
	instead?: string;
}

interface WrittenStep {
	name?: string;
	uses?: string;
	run?: string;
	env?: Record<string, unknown>;
}

interface Written {
	jobs?: Record<string, { steps?: WrittenStep[] }>;
}

/** Commands that change something outside of the clone, and what shows all the same whether they would work. */
const PUBLISHING: Array<[RegExp, string]> = [
	[/\bnpm publish\b/, 'npm publish --dry-run --access public'],
	[/\b(git push|gh release|npm (deprecate|dist-tag|unpublish))\b/, ''],
];

const NEEDS_SECRET = /\$\{\{[^}]*\bsecrets\b/;

function exception(command: string, env: Record<string, unknown> = {}): Partial<Step> {
	const found = PUBLISHING.find(([pattern]) => pattern.test(command));
	if (found !== undefined) {
		const [, instead] = found;
		return { reason: 'it publishes', ...(instead !== '' && { instead }) };
	}
	const texts = [command, ...Object.values(env).map(String)];
	return texts.some((text) => NEEDS_SECRET.test(text)) ? { reason: 'it needs a secret' } : {};
}

/**
 * Reads what a workflow of GitHub runs, in its order, job by job.
 *
 * @param file its name, for the titles
 * @param text of the file
 * @throws Error where a command has an expression of GitHub's, which a shell would take for something else
 */
export function stepsOf(file: string, text: string): Step[] {
	const { jobs = {} } = parse(text) as Written;
	return Object.entries(jobs).flatMap(([name, { steps = [] }]) =>
		steps.flatMap(({ run, name: title, uses, env }): Step[] => {
			const job = `${file}, job ${name}`;
			if (run === undefined) {
				return [
					{ job, title: title ?? `uses ${uses}`, command: '', reason: 'GitHub’s own action' },
				];
			}
			const command = run.trimEnd();
			const except = exception(command, env);
			if (except.reason === undefined && command.includes('${{')) {
				throw new Error(`${job}: "${command}" has an expression that GitHub alone fills in`);
			}
			return [{ job, title: title ?? command.split('\n')[0] ?? '', command, ...except }];
		}),
	);
}
