import payPayments from '../../examples/pay-payments.json';
import type { WorkflowFile } from '../../test/support/engine';

/** The names of the nodes in examples/pay-payments.json. */
export const NODES = {
	ids: 'Payment IDs',
	before: 'Split Out',
	pay: 'Pay payment',
	last: 'Booleans',
} as const;

/** A workflow without its sticky notes: they are for people, no engine runs them. */
export const withoutNotes = (file: WorkflowFile): WorkflowFile => ({
	...file,
	nodes: file.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote'),
});

/** The one field that a user changes: the list in "Payment IDs". */
function listIn(file: WorkflowFile): { value: string } {
	const node = file.nodes.find(({ name }) => name === NODES.ids);
	const { assignments } = node?.parameters.assignments as { assignments: [{ value: string }] };
	return assignments[0];
}

/**
 * The example workflow, ready to run.
 *
 * @param ids the payments to pay in place of the example's own
 * @returns the workflow, and the ids in it
 */
export function exampleWorkflow(ids?: number[]): { file: WorkflowFile; ids: number[] } {
	const file = withoutNotes(structuredClone(payPayments) as unknown as WorkflowFile);
	const list = listIn(file);
	if (ids !== undefined) list.value = `={{ [${ids.join(', ')}] }}`;
	return { file, ids: JSON.parse(list.value.replace(/^=\{\{|\}\}$/g, '')) as number[] };
}
