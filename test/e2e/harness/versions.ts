/** A Node.js, by its number alone. */
export const NODE_20 = '20.20.2';
export const NODE_22 = '22.23.3';
export const NODE_24 = '24.21.0';

/** On what n8n runs, each with an npm that has come with it. */
export const NODES = [
	{ node: NODE_20, npm: '10.8.2' },
	{ node: NODE_22, npm: '10.9.9' },
	{ node: NODE_24, npm: '11.19.1' },
];

/** A whole n8n that is installed and driven, and the Node.js that it is run with. */
export interface Release {
	version: string;
	node: string;
	/** The modules of its own that must be built; it can do without all others. */
	native: string[];
	/** Versions for what it would fetch from elsewhere than the registry. */
	overrides?: Record<string, string>;
	/** Settings that others do not know. */
	env?: Record<string, string>;
}

/** The n8n that nearly all tests drive. 2.41.3 names a package that the registry lacks. */
export const CURRENT: Release = {
	version: '2.41.1',
	node: NODE_24,
	native: ['sqlite3', 'isolated-vm'],
	// Would ask n8n's own server for a list of MCP servers.
	env: { N8N_DISABLED_MODULES: 'mcp-registry' },
};

/** The last n8n with a 1, which many keep. */
export const OLDER: Release = {
	version: '1.123.81',
	node: NODE_22,
	native: ['sqlite3'],
	overrides: { xlsx: '0.18.5' },
};

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
	engine('1.110.1', '1.109.0', '1.107.0', [
		'The node as a tool that n8n’s engine runs for AI Agent 3',
	]),
	engine('1.123.81', '1.122.48', '1.120.31'),
	engine('2.4.8', '2.4.4', '2.4.3'),
	engine('2.20.12', '2.20.6', '2.20.3'),
	engine('2.30.8', '2.30.4', '2.30.2'),
	engine('2.41.1', '2.41.1', '2.41.0'),
];

/** Engines on which CI runs them, by the language of the portal; the newest is the one of `npm test`, in English. */
export const ENGINES_OF_CI = { ru: '1.109.0', de: '2.20.6' };
