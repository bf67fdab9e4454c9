/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n on Node itself, no part of the package */
import { parse } from 'flatted';
import type {
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRunExecutionData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** An execution as the REST API answers it. */
export interface StoredExecution {
	id: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	workflowId: string;
	data: string;
}

/** What an execution has left, in n8n's own database. */
export interface Execution {
	id: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	/** The message and the description that a person sees where it failed. */
	error?: { message: string; description?: string | null };
	/** What a node put out in its last run; nothing where it did not run. */
	items(node: string, output?: number): INodeExecutionData[];
	/** The same, the data of each item alone. */
	json(node: string, output?: number): IDataObject[];
	/** The data of each item of all runs of a node that several nodes lead to, on its first output. */
	jsonOfAllRuns(node: string): IDataObject[];
	/** How often a node ran. */
	runs(node: string): number;
	/** All of it, as the editor reads it. */
	data: IRunExecutionData;
}

/** Reads what the REST API answers. */
export function readExecution({ id, status, mode, data: text }: StoredExecution): Execution {
	const data = parse(text) as IRunExecutionData;
	const { runData, error } = data.resultData;
	const items = (node: string, output = 0) =>
		runData[node]?.at(-1)?.data?.main?.[output] ?? ([] as INodeExecutionData[]);
	return {
		id,
		status,
		mode,
		...(error && { error: { message: error.message, description: error.description } }),
		items,
		json: (node, output) => items(node, output).map(({ json }) => json),
		jsonOfAllRuns: (node) =>
			(runData[node] ?? []).flatMap((run) => run.data?.main?.[0] ?? []).map(({ json }) => json),
		runs: (node) => runData[node]?.length ?? 0,
		data,
	};
}
