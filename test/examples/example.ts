import type { IDataObject } from 'n8n-workflow';
import { withoutNotes } from '../../tools/demo/workflow';
import {
	runWorkflow,
	TRIGGER,
	type Result,
	type RunSettings,
	type WorkflowFile,
} from '../support/engine';
import { credentialsFor } from '../support/engine/runNode';
import type { Sandbox } from '../sandbox';
import { exampleFiles } from './files';

/** The workflow in a file of examples/, as n8n would import it. */
export function exampleNamed(name: string): WorkflowFile {
	const file = exampleFiles().find((example) => example.name === name);
	if (file === undefined) throw new Error(`There is no examples/${name}`);
	return withoutNotes(JSON.parse(file.text) as WorkflowFile);
}

/** Sets the first field of an example's Edit Fields node, as a user would in the editor. */
export function setField(file: WorkflowFile, node: string, value: string): void {
	const found = file.nodes.find(({ name }) => name === node);
	const { assignments } = found?.parameters.assignments as { assignments: [{ value: string }] };
	assignments[0].value = value;
}

const TRIGGERS = [
	'n8n-nodes-base.scheduleTrigger',
	'@n8n/n8n-nodes-langchain.chatTrigger',
	TRIGGER,
];

/** An agent's model, tools and parser: the harness has no agent that would use them. */
const partsOfAgents = ({ connections }: WorkflowFile): string[] =>
	Object.keys(connections).filter((name) => connections[name]?.main === undefined);

/** The harness starts with the manual trigger alone, as the button Execute workflow does. */
function fired(file: WorkflowFile): WorkflowFile {
	const left = partsOfAgents(file);
	const { connections } = file;
	return {
		...file,
		nodes: file.nodes
			.filter(({ name }) => !left.includes(name))
			.map((node) =>
				TRIGGERS.includes(node.type) ? { ...node, type: 'n8n-nodes-base.manualTrigger' } : node,
			),
		connections: Object.fromEntries(
			Object.entries(connections).filter(([name]) => !left.includes(name)),
		),
	};
}

/**
 * Runs an example against a sandbox portal.
 *
 * @param input what its trigger hands on; one empty item unless told
 * @param credentials those of a webhook unless told
 * @param more nodes in the place of stand-ins, and the node that starts it where there are several
 */
export async function runExample(
	sandbox: Sandbox,
	file: WorkflowFile,
	input: IDataObject[] = [{}],
	credentials: RunSettings['credentials'] = credentialsFor(sandbox),
	more: Pick<RunSettings, 'nodes' | 'start'> = {},
): Promise<Result> {
	return await runWorkflow(fired(file), { credentials, input, ...more });
}
