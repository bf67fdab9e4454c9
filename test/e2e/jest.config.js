/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/**/*.test.ts'],
	moduleNameMapper: { '^(.+\\.(?:node|credentials))\\.js$': '$1' },
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
	// One after the other: they share one n8n, and two cores do not carry more.
	maxWorkers: 1,
	// n8n takes most of a minute to start, and the first test of a run waits for that.
	testTimeout: 180_000,
};
