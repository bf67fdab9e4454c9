/** The n8n that is installed and driven. Newer patches of 2.41 name a package that the registry lacks. */
export const N8N_VERSION = '2.41.1';

/** The Node.js that this n8n needs; the project itself makes do with an older one. */
export const NODE_VERSION = '24.21.0';

/**
 * The oldest engine that the package is meant for, with the n8n-workflow that it pins. Before 2.35.2 n8n
 * does not know an item that failed by its fields error and details, and so, with Continue (using error
 * output), lets it out among those that succeeded.
 */
export const OLDEST_ENGINE = { 'n8n-core': '2.35.5', 'n8n-workflow': '2.35.3' };
