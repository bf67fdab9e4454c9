import type { IExecuteData, IRunExecutionData, Workflow } from 'n8n-workflow';
import * as n8nWorkflow from 'n8n-workflow';
import { nodeOf } from './workflowParts';

/** What n8n-workflow 1.107, the oldest that these tests run on, has not got. */
type Later = Partial<Pick<typeof n8nWorkflow, 'createRunExecutionData'>>;

/** The data that an execution begins with, which only n8n-workflow 1.118 and newer make themselves. */
export function newRunData(nodeExecutionStack: IExecuteData[] = []): IRunExecutionData {
	const { createRunExecutionData: create } = n8nWorkflow as Later;
	if (create !== undefined) return create({ executionData: { nodeExecutionStack } });
	const executionData = {
		...{ contextData: {}, metadata: {}, nodeExecutionStack },
		...{ waitingExecution: {}, waitingExecutionSource: {} },
	};
	return { startData: {}, resultData: { runData: {} }, executionData } as never;
}

/** Resolves expressions: newer engines do so in an isolate, which a workflow has to ask for. */
export async function withExpressions<T>(
	{ expression }: Pick<Workflow, 'expression'>,
	work: () => T | Promise<T>,
): Promise<T> {
	const { acquireIsolate, releaseIsolate } = expression as Partial<typeof expression>;
	await acquireIsolate?.call(expression);
	try {
		return await work();
	} finally {
		await releaseIsolate?.call(expression);
	}
}

/** Whether the engine keeps what an error was made of: n8n 1.110 to 2.30 lets go of it, and of the words in it. */
export const keepsCause =
	new n8nWorkflow.NodeApiError(nodeOf('Node', 'node'), new Error('cause') as never).cause !==
	undefined;
