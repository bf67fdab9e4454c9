import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { TestCredentials } from './credentials';
import { BITRIX24, nodeTypes, POLL_TRIGGER, TRIGGER } from './nodeTypes';
import { newRunData } from './olderEngines';
import { additionalDataFor } from './workflowParts';

export { BITRIX24, POLL_TRIGGER, TRIGGER };

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunSettings {
	/** The data by credential type, or a store of its own, which may outlive the run. */
	credentials: Record<string, ICredentialDataDecryptedObject> | TestCredentials;
	/** What the trigger hands on; one empty item unless told. */
	input?: IDataObject[];
	mode?: WorkflowExecuteMode;
	/** More nodes, by their types. */
	nodes?: Record<string, INodeType>;
	/** The name of the node that starts it, where the workflow has several that can. */
	start?: string;
}

/** What a run left behind. */
export interface Result {
	status: IRun['status'];
	/** The error that stopped the workflow, as n8n keeps it. */
	error?: IDataObject & { message: string; description?: string };
	/** What our node threw, in the order of its tries, before n8n made a copy of it. */
	thrown: Error[];
	/** The items of a node's last run, on one of its outputs. */
	items(node: string, output?: number): INodeExecutionData[];
	/** The same without anything but their json. */
	json(node: string, output?: number): IDataObject[];
	/** The json of all runs of a node that several nodes lead to, on its first output. */
	jsonOfAllRuns(node: string): IDataObject[];
	run: IRun;
}

/** What became of a run; n8n before 1.12x leaves one that stopped with an error as "running". */
const statusOf = ({ status, data }: IRun): IRun['status'] =>
	status === 'running' && data.resultData.error !== undefined ? 'error' : status;

function resultOf(run: IRun, thrown: Error[]): Result {
	const items = (node: string, output = 0) =>
		run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
	return {
		status: statusOf(run),
		error: run.data.resultData.error as unknown as Result['error'],
		thrown,
		items,
		json: (node, output) => items(node, output).map((item) => item.json),
		jsonOfAllRuns: (node) =>
			(run.data.resultData.runData[node] ?? [])
				.flatMap(({ data }) => data?.main?.[0] ?? [])
				.map((item) => item.json),
		run,
	};
}

/**
 * Starts a workflow in n8n's own engine (n8n-core's WorkflowExecute and RoutingNode), with this
 * project's real node and small stand-ins for the few nodes of n8n's that the workflows need.
 *
 * @returns its result to come, and a way to cancel it as n8n's Stop button does
 */
export function startWorkflow(
	file: WorkflowFile,
	{ credentials, input = [{}], mode = 'manual', nodes = {}, start }: RunSettings,
): { finished: Promise<Result>; cancel: () => void } {
	const thrown: Error[] = [];
	const workflow = new Workflow({
		id: 'workflow',
		name: file.name,
		nodes: file.nodes,
		connections: file.connections,
		active: false,
		nodeTypes: nodeTypes(thrown, nodes),
		settings: { executionOrder: 'v1', ...file.settings },
	});
	const additionalData = additionalDataFor(
		credentials instanceof TestCredentials ? credentials : new TestCredentials(credentials),
		{ hooks: new ExecutionLifecycleHooks(mode, '1', { id: 'workflow' } as never) },
	);
	// n8n is told where a workflow starts that is called.
	const called = file.nodes.find(({ type }) => type === TRIGGER);
	const trigger = workflow.getStartNode(start ?? called?.name);
	if (trigger === undefined) throw new Error('The workflow has no node to start with');
	const items = input.map((json) => ({ json }));
	const data = newRunData([{ node: trigger, data: { main: [items] }, source: null }]);
	const execution = new WorkflowExecute(additionalData, mode, data).processRunExecutionData(
		workflow,
	);
	return {
		finished: execution.then((run) => resultOf(run, thrown)),
		cancel: () => execution.cancel(),
	};
}

/** Runs a workflow to its end. */
export async function runWorkflow(file: WorkflowFile, settings: RunSettings): Promise<Result> {
	return await startWorkflow(file, settings).finished;
}
