/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/{test,tools}/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	// tsx, which runs the demo, takes a name that ends in .node for the codex file beside the node.
	moduleNameMapper: { '^(.+\\.(?:node|credentials))\\.js$': '$1' },
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
		// What Bitrix24's SDK needs is an ES module alone.
		'/qs-esm/.+\\.js$': ['ts-jest', { tsconfig: { allowJs: true, module: 'commonjs' } }],
	},
	transformIgnorePatterns: ['/node_modules/(?!qs-esm/)'],
	globalSetup: '<rootDir>/test/globalSetup.js',
	// A timer or a connection that is left fails the test or the file that left it.
	testEnvironment: '<rootDir>/test/environment.js',
	setupFiles: ['<rootDir>/test/setup.js'],
	// A rejected promise that nobody awaits fails the test that left it.
	waitForUnhandledRejections: true,
	testTimeout: 20000,
	// On two cores jest would take one process; but the tests wait for a good part of their time.
	maxWorkers: 3,
	workerIdleMemoryLimit: '2GB',
};
