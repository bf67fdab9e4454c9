import { type WorkflowFile } from '../support/engine';
import { exampleFiles, tableRows } from './files';

const nodesIn = (name: string) => {
	const { text } = exampleFiles().find((file) => file.name === `${name}.json`) ?? { text: '' };
	const nodes = (JSON.parse(text) as WorkflowFile).nodes.map(({ type }) => type);
	const all = nodes.filter((type) => type !== 'n8n-nodes-base.stickyNote');
	return [all.length, all.filter((type) => type.includes('bitrix24')).length].map(String);
};

const nameIn = (cell = '') => /^\[(.+)\]/.exec(cell)?.[1];

describe.each([
	['docs/examples.md', 'Nodes'],
	['docs/examples.ru.md', 'Узлов'],
])('The table in %s', (path, column) => {
	const rows = tableRows(path, column);

	it('has the workflows that people build, some of them with an example', () => {
		expect(rows).toHaveLength(11);
		const named = rows.flatMap((cells) => nameIn(cells[3]) ?? []);
		expect(named.length).toBeGreaterThan(4);
		expect(new Set(named).size).toBe(named.length);
	});

	it('has for each example the numbers of nodes in its file', () => {
		for (const [workflow, all, own, example] of rows) {
			const name = nameIn(example);
			if (name !== undefined) expect([workflow, all, own]).toEqual([workflow, ...nodesIn(name)]);
		}
	});

	it('has the same numbers in both languages', () => {
		const numbers = (from: string[][]) => from.map((cells) => cells.slice(1, 3));

		expect(numbers(rows)).toEqual(numbers(tableRows('docs/examples.md', 'Nodes')));
	});
});
