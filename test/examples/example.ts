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

/** The harness starts with the manual trigger alone, as the button Execute workflow does. */
const fired = (file: WorkflowFile): WorkflowFile => ({
	...file,
	nodes: file.nodes.map((node) =>
		node.type === 'n8n-nodes-base.scheduleTrigger' || node.type === TRIGGER
			? { ...node, type: 'n8n-nodes-base.manualTrigger' }
			: node,
	),
});

/**
 * Runs an example against a sandbox portal.
 *
 * @param input what its trigger hands on; one empty item unless told
 * @param credentials those of a webhook unless told
 */
export async function runExample(
	sandbox: Sandbox,
	file: WorkflowFile,
	input: IDataObject[] = [{}],
	credentials: RunSettings['credentials'] = credentialsFor(sandbox),
): Promise<Result> {
	return await runWorkflow(fired(file), { credentials, input });
}
