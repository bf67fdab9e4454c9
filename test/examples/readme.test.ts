import type { OnError } from 'n8n-workflow';
import { main } from '../../tools/demo/cli';
import { exampleWorkflow, NODES } from '../../tools/demo/workflow';
import { runWorkflow } from '../support/engine';
import { useSandbox } from '../support/useSandbox';
import { operations, titleOf } from '../../tools/docs/described';
import { readPage } from '../../tools/docs/page';
import { exampleFiles, readmeBlocks, readmeRows } from './files';

const parsed = (text: string | undefined): unknown => JSON.parse(text ?? '');
const withoutTimes = (text = ''): string => text.replace(/\d{4}-\d\d-\d\dT[\d:+]+/g, 'TIME');

describe('what README.md shows', () => {
	const [demoOutput, description] = readmeBlocks('text');
	const [itemIn, itemOut, failure] = readmeBlocks('json').map(parsed);
	// The page shows an English portal.
	const sandbox = useSandbox({ language: 'en' });

	async function run(onError: OnError) {
		const { file } = exampleWorkflow([1037, 999999, 1041]);
		for (const node of file.nodes) if (node.name === NODES.pay) node.onError = onError;
		return await runWorkflow(file, {
			credentials: { bitrix24Api: { webhookSecretUrl: sandbox.webhookUrl, plan: 'standard' } },
		});
	}

	it('of the demo is what the demo writes', async () => {
		let written = '';
		await main([], (text) => (written += text));
		expect(withoutTimes(written)).toBe(withoutTimes(demoOutput));
	});

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

describe('the tables in README.md', () => {
	it('have every operation of the node, once, with its REST method', () => {
		const rows = readmeRows('REST method').map(([operation, method]) => [operation, method]);
		const node = operations.map((operation) => [
			titleOf(operation),
			operation.method === 'method.call' ? 'any' : operation.method,
		]);

		expect(rows.sort()).toEqual(node.sort());
	});

	it('give each operation the scope that its runs needed', () => {
		const scopes = new Map(
			readPage()
				.split(/^### /m)
				.map((section) => [
					section.split('\n', 1)[0],
					/^\| Scope \| `(.*)` \|$/m.exec(section)?.[1] ?? 'the method’s own',
				]),
		);

		for (const [operation, , scope] of readmeRows('REST method')) {
			expect([operation, scope]).toEqual([operation, scopes.get(operation)]);
		}
	});

	it('have every example, with a link to it', () => {
		const links = readmeRows('Workflow').map(([link]) => link);
		const files = exampleFiles().map(({ name }) => {
			return `[${name.replace('.json', '')}](examples/${name})`;
		});

		expect(links.sort()).toEqual(files.sort());
	});
});
