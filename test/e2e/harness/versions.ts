/** The n8n that is installed and driven. Newer patches of 2.41 name a package that the registry lacks. */
export const N8N_VERSION = '2.41.1';

/** The Node.js that this n8n needs; the project itself makes do with an older one. */
export const NODE_VERSION = '24.21.0';
