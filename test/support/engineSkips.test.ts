import { devDependencies } from '../../package.json';
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

	it('are in CI the oldest, one between, and the newest, which is the one of all other tests', () => {
		const [oldest, ...newer] = ENGINES.map(({ dependencies }) => dependencies);
		const newest = newer.pop();

		expect(ENGINES_OF_CI).toEqual({ ru: oldest?.['n8n-core'], de: '2.20.6' });
		expect(newer.map((one) => one['n8n-core'])).toContain(ENGINES_OF_CI.de);
		expect(devDependencies).toMatchObject({ ...newest });
	});
});
