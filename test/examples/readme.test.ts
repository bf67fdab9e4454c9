import type { OnError } from 'n8n-workflow';
import { exampleWorkflow, NODES } from '../../tools/demo/workflow';
import { runWorkflow } from '../support/engine';
import { useSandbox } from '../support/useSandbox';
import { operations } from '../../tools/docs/described';
import { readText as readPageOf } from '../../tools/docs/page';
import { blocksIn, exampleFiles, readmeRows } from './files';

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? '');

describe('what README.md and docs/errors.md show', () => {
	const [description] = blocksIn('docs/errors.md', 'text');
	const [itemIn, itemOut] = blocksIn('README.md', 'json').map(parsed);
	const [failure] = blocksIn('docs/errors.md', 'json').map(parsed);
	// The page shows an English portal.
	const sandbox = useSandbox({ language: 'en' });

	async function run(onError: OnError) {
		const { file } = exampleWorkflow([1037, 999999, 1041]);
		for (const node of file.nodes) if (node.name === NODES.pay) node.onError = onError;
		return await runWorkflow(file, {
			credentials: { bitrix24Api: { webhookSecretUrl: sandbox.webhookUrl, plan: 'standard' } },
		});
	}

	it('of items in and out is what goes in and comes out', async () => {
		const result = await run('continueRegularOutput');
		expect(result.json(NODES.before)[0]).toEqual(itemIn);
		expect(result.json(NODES.pay)[0]).toEqual(itemOut);
	});

	it('of a failed item is what Continue emits in its place', async () => {
		const result = await run('continueRegularOutput');
		expect(result.json(NODES.pay)[1]).toEqual(failure);
		expect(result.items(NODES.pay)[1]?.pairedItem).toEqual({ item: 1 });
	});

	it('of a failed item comes with the item that went in on the error output', async () => {
		const result = await run('continueErrorOutput');
		expect(result.json(NODES.pay, 1)).toEqual([{ id: 999999, ...(failure as object) }]);
	});

	it('of a stopped workflow is what its error says', async () => {
		const { error } = await run('stopWorkflow');
		expect(error?.message).toBe('Payment has not been found');
		expect(`${error?.description}\n`).toBe(description);
	});
});

describe('README.md', () => {
	it('is a landing page of at most 900 words, code left out', () => {
		const words = readPageOf('README.md')
			.replace(/```[^]*?```/g, '')
			.replace(/<[^>]*>/g, '')
			.replace(/\]\([^)]*\)/g, ']')
			.split(/\s+/)
			.filter((word) => /[\p{L}\p{N}]/u.test(word));

		expect(words.length).toBeGreaterThan(300);
		expect(words.length).toBeLessThanOrEqual(900);
	});

	it('names every resource of the node', () => {
		const resources = new Set(operations.map(({ resource }) => resource));
		for (const resource of resources) expect(readPageOf('README.md')).toContain(resource);
	});

	it('have every example, with a link to it', () => {
		const links = readmeRows('Workflow').map(([link]) => link);
		const files = exampleFiles().map(({ name }) => {
			return `[${name.replace('.json', '')}](examples/${name})`;
		});

		expect(links.sort()).toEqual(files.sort());
	});
});
