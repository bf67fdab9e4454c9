import type { INode } from 'n8n-workflow';
import { BITRIX24, type RunSettings, type WorkflowFile } from '../support/engine';
import { TestCredentials } from '../support/engine/credentials';
import { useSandbox } from '../support/useSandbox';
import { exampleNamed, runExample } from './example';
import { exampleFiles } from './files';

const MISSING =
	/^(No Bitrix24 .+ credential is selected|n8n could not read the Bitrix24 .+ credential)/;

const withoutCredentials = (file: WorkflowFile): WorkflowFile => ({
	...file,
	nodes: file.nodes.map((node) => ({ ...node, credentials: undefined })),
});

/** The nodes behind the success output of a node, near and far. */
function behind(file: WorkflowFile, { name }: INode, seen = new Set<string>()): Set<string> {
	const [success = []] = file.connections[name]?.main ?? [];
	for (const { node } of success ?? []) {
		if (seen.has(node)) continue;
		seen.add(node);
		for (const next of file.nodes.filter((one) => one.name === node)) behind(file, next, seen);
	}
	return seen;
}

/** What a trigger hands on, for the examples that begin with one, and what an agent says. */
const EVENT = {
	event: 'paymentPaid',
	payment: { id: 1037, accountNumber: '3653/2', sum: 80_499 },
	owner: { entityTypeId: 2, entityId: 13144, orderId: 3653 },
	output: { answer: 'A person has to approve it.', payPaymentId: 1037 },
};

const unreadable: RunSettings['credentials'] = new TestCredentials({});

describe.each(exampleFiles())('examples/$name', ({ name }) => {
	const sandbox = useSandbox();

	it.each([
		['are missing', withoutCredentials],
		['can’t be read', (file: WorkflowFile) => file],
	])('hands nothing to its success branch where the credentials %s', async (_name, change) => {
		const file = change(exampleNamed(name));
		const own = file.nodes.filter(({ type }) => type === BITRIX24);
		const before = structuredClone(sandbox.store.payments);

		const { status, json, error } = await runExample(sandbox, file, [EVENT], unreadable);

		const [first] = own;
		if (first === undefined) return;
		if (first.onError === undefined) {
			expect(status).toBe('error');
			expect(error?.message).toMatch(MISSING);
		} else {
			expect(json(first.name, 1).length).toBeGreaterThan(0);
			for (const item of json(first.name, 1)) expect(item.error).toMatch(MISSING);
		}
		expect(json(first.name)).toEqual([]);
		const failed = file.connections[first.name]?.main?.[1]?.map(({ node }) => node) ?? [];
		for (const node of [...behind(file, first)].filter((one) => !failed.includes(one))) {
			expect([node, json(node)]).toEqual([node, []]);
		}
		expect(sandbox.journal.entries).toEqual([]);
		expect(sandbox.store.payments).toEqual(before);
	});
});
