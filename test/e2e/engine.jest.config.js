const { join } = require('node:path');
const base = require('../../jest.config.js');

const folder = process.env.ENGINE_FOLDER;
const mapped = ['n8n-core', 'n8n-workflow'].map((name) => [
	`^${name}$`,
	join(folder, 'node_modules', name),
]);

/** The project's own tests, on another engine than the one that it is built against. */
module.exports = {
	...base,
	// They are about the portal and about memory, take long, and are the same on every engine.
	testPathIgnorePatterns: [
		...base.testPathIgnorePatterns,
		'/soak\\.test\\.ts$',
		'/many-items\\.test\\.ts$',
	],
	rootDir: join(__dirname, '..', '..'),
	// Older engines leave timers behind themselves, so what is left is asked of the newest alone (`npm test`).
	testEnvironment: 'node',
	moduleNameMapper: { ...base.moduleNameMapper, ...Object.fromEntries(mapped) },
};
