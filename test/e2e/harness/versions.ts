/** The n8n that is installed and driven. Newer patches of 2.41 name a package that the registry lacks. */
export const N8N_VERSION = '2.41.1';

/** The Node.js that this n8n needs; the project itself makes do with an older one. */
export const NODE_VERSION = '24.21.0';

/** An engine on which the tests of the node run, and the n8n that it is part of. */
export interface Engine {
	n8n: string;
	dependencies: { 'n8n-core': string; 'n8n-workflow': string };
	/** What it has not got: names of tests, or how they begin. */
	skips?: string[];
}

const engine = (n8n: string, core: string, workflow: string, skips?: string[]): Engine => ({
	n8n,
	dependencies: { 'n8n-core': core, 'n8n-workflow': workflow },
	...(skips && { skips }),
});

/** From the oldest n8n that the package is meant for to the newest. */
export const ENGINES: Engine[] = [
	engine('1.110', '1.109.0', '1.107.0', [
		'The node as a tool that n8n’s engine runs for AI Agent 3',
	]),
	engine('1.123', '1.122.48', '1.120.31'),
	engine('2.4', '2.4.4', '2.4.3'),
	engine('2.20', '2.20.6', '2.20.3'),
	engine('2.30', '2.30.4', '2.30.2'),
	engine('2.41', '2.41.1', '2.41.0'),
];

/** Where CI runs them: the oldest, one of the middle, the newest. */
export const ENGINES_OF_CI = ['1.109.0', '2.20.6', '2.41.1'];
