import { ENGINES, ENGINES_OF_CI } from '../e2e/harness/versions';

describe('The engines on which the tests of the node run', () => {
	it('skip nothing but what an engine has not got, named here', () => {
		const skipped = ENGINES.filter(({ skips }) => skips !== undefined).map(
			({ dependencies, skips }) => [dependencies['n8n-core'], skips],
		);

		expect(skipped).toEqual([
			['1.109.0', ['The node as a tool that n8n’s engine runs for AI Agent 3']],
		]);
	});

	it('are in CI the oldest, the newest, and one between them', () => {
		const versions = ENGINES.map(({ dependencies }) => dependencies['n8n-core']);

		expect(ENGINES_OF_CI).toEqual([versions[0], '2.20.6', versions.at(-1)]);
	});
});
