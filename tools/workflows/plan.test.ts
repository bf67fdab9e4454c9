import { filesBelow, readText } from '../docs/page';
import { stepsOf } from './plan';

const workflow = (...steps: string[]) =>
	['jobs:', '  build:', '    steps:', ...steps.map((step) => `      - ${step}`)].join('\n');

describe('What is run of a workflow of GitHub', () => {
	it('are its commands in their order, with the job that they belong to', () => {
		const text = workflow('run: npm ci', '{ name: Tests, run: "npm test" }');

		expect(stepsOf('ci.yml', text)).toEqual([
			{ job: 'ci.yml, job build', title: 'npm ci', command: 'npm ci' },
			{ job: 'ci.yml, job build', title: 'Tests', command: 'npm test' },
		]);
	});

	it('is not what publishes: a dry run is in its place, or it is only listed', () => {
		const text = workflow('run: npm publish --access public', 'run: git push origin main');

		expect(stepsOf('publish.yml', text)).toMatchObject([
			{ reason: 'it publishes', instead: 'npm publish --dry-run --access public' },
			{ reason: 'it publishes' },
		]);
		expect(stepsOf('publish.yml', text)[1]).not.toHaveProperty('instead');
	});

	it.each([
		['in its environment', '{ run: ./send, env: { TOKEN: "${{ secrets.TOKEN }}" } }'],
		['in its command', 'run: ./send ${{ secrets.TOKEN }}'],
	])('is not what needs a secret %s', (_, step) => {
		expect(stepsOf('ci.yml', workflow(step))).toMatchObject([{ reason: 'it needs a secret' }]);
	});

	it('is refused where GitHub alone can fill in an expression', () => {
		const text = workflow('run: echo ${{ github.sha }}');

		expect(() => stepsOf('ci.yml', text)).toThrow('GitHub alone fills in');
	});

	it('is of our own workflows everything but the actions and the one step that publishes', () => {
		const files = filesBelow('.github/workflows');
		const excepted = files
			.flatMap((file) => stepsOf(file, readText(file)))
			.filter(({ command, reason }) => command !== '' && reason !== undefined);

		expect(files.length).toBeGreaterThan(0);
		expect(excepted.map(({ title, instead }) => [title, instead])).toEqual([
			['Publish', 'npm publish --dry-run --access public'],
		]);
	});
});
