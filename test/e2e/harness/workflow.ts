import type { INode } from 'n8n-workflow';

import type { WorkflowFile } from '../../support/engine';
import { exampleFiles } from '../../examples/files';

/** The type of our node. */
export const BITRIX24 = 'n8n-nodes-bitrix24-payments.bitrix24';

/** A node of a test's workflow; the rest is filled in. */
export type NodeDraft = Pick<INode, 'name' | 'type'> & Partial<INode>;

const complete = (node: NodeDraft, index: number): INode => ({
	id: node.name,
	typeVersion: 1,
	position: [index * 220, 0],
	parameters: {},
	...node,
});

/** A workflow whose nodes follow one another; `failed` is put behind the error output of the node before it. */
export function chain(
	nodes: NodeDraft[],
	failed?: { after: string; node: NodeDraft },
): WorkflowFile {
	const all = failed === undefined ? nodes : [...nodes, failed.node];
	const to = (node: NodeDraft) => [{ node: node.name, type: 'main' as const, index: 0 }];
	const connections = nodes.slice(0, -1).map((node, index) => {
		const outputs = [to(nodes[index + 1] as NodeDraft)];
		if (failed?.after === node.name) outputs.push(to(failed.node));
		return [node.name, { main: outputs }];
	});
	return {
		name: nodes.map(({ name }) => name).join(', '),
		nodes: all.map(complete),
		connections: Object.fromEntries(connections),
	};
}

/** The button Execute workflow. */
export const manualTrigger: NodeDraft = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

/** A Code node that runs once for all items. */
export const code = (name: string, jsCode: string): NodeDraft => ({
	name,
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: { jsCode },
});

/** A Code node that puts out an item for each id. */
export const ids = (given: number[]): NodeDraft =>
	code('IDs', `return ${JSON.stringify(given)}.map((id) => ({ json: { id } }));`);

/** Edit Fields with one field, which is a text. */
export const field = (name: string, value: string): NodeDraft => ({
	name,
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: { assignments: [{ id: name, name: 'text', value, type: 'string' }] },
		options: {},
	},
});

/** Our node as the editor adds it: Pay, with the id of the item. */
export const pay = (settings: Partial<INode> = {}): NodeDraft => ({
	name: 'Pay',
	type: BITRIX24,
	credentials: { bitrix24Api: { id: null, name: '' } },
	...settings,
	parameters: {
		resource: 'payment',
		operation: 'pay',
		paymentId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		options: {},
		requestOptions: {},
		...settings.parameters,
	},
});

/** A file of examples/. */
export function example(name: string): WorkflowFile {
	const file = exampleFiles().find((found) => found.name === `${name}.json`);
	if (file === undefined) throw new Error(`There is no examples/${name}.json`);
	return JSON.parse(file.text) as WorkflowFile;
}

/**
 * The same workflow with credentials chosen in each node, as a person does after an import. Where none is
 * there for another service, such as an agent's model, it is still to be chosen.
 */
export function withCredentials(
	file: WorkflowFile,
	chosen: Record<string, { id: string; name: string }>,
): WorkflowFile {
	const nodes = file.nodes.map((node) => {
		const credentials = Object.keys(node.credentials ?? {}).map((type) => {
			const credential = chosen[type];
			if (credential === undefined && type.startsWith('bitrix24')) {
				throw new Error(`No credential ${type} for ${node.name}`);
			}
			return [type, credential ?? node.credentials?.[type]];
		});
		return node.credentials === undefined
			? node
			: { ...node, credentials: Object.fromEntries(credentials) };
	});
	return { ...file, nodes };
}
