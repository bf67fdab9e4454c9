import type {
	EngineRequest,
	EngineResponse,
	IDataObject,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { BITRIX24, runWorkflow, type WorkflowFile } from '../../support/engine';
import { credentialsFor } from '../../support/engine/runNode';
import { CREDENTIALS, nodeOf } from '../../support/engine/workflowParts';
import type { Sandbox } from '../../sandbox';
import { agentType, toolOf } from './agentTools';

const AGENT = '@n8n/n8n-nodes-langchain.agent';

const asks = (input: IDataObject, turn: number): EngineRequest => ({
	actions: [
		{
			actionType: 'ExecutionNodeAction',
			nodeName: 'Tool',
			input,
			type: NodeConnectionTypes.AiTool,
			id: `call ${turn}`,
			metadata: { itemIndex: 0 },
		},
	],
	metadata: {},
});

/** What AI Agent 3 does: it asks the engine for its tools, one a turn here, and reads what they put out. */
function engineAgent(turns: IDataObject[], read: IDataObject[][]): INodeType {
	const left = [...turns];
	return {
		...agentType,
		async execute(response?: EngineResponse) {
			const put = response?.actionResponses.at(-1)?.data.data?.ai_tool?.[0];
			if (put) read.push(put.map(({ json }) => json));
			const input = left.shift();
			return input === undefined ? [[{ json: {} }]] : asks(input, left.length);
		},
	};
}

function workflowOf(parameters: INodeParameters): WorkflowFile {
	const to = { node: 'AI Agent', index: 0 };
	return {
		nodes: [
			nodeOf('Start', 'n8n-nodes-base.manualTrigger'),
			nodeOf('AI Agent', AGENT),
			nodeOf('Tool', `${BITRIX24}Tool`, { parameters, credentials: CREDENTIALS }),
		],
		connections: {
			Start: { main: [[{ ...to, type: NodeConnectionTypes.Main }]] },
			Tool: { ai_tool: [[{ ...to, type: NodeConnectionTypes.AiTool }]] },
		},
	};
}

/**
 * Runs AI Agent 3 with the node as its tool, which it calls once for each of these inputs.
 *
 * @returns what the agent reads of each call
 */
export async function engineAgentRun(
	sandbox: Sandbox,
	parameters: INodeParameters,
	turns: IDataObject[],
): Promise<IDataObject[][]> {
	const read: IDataObject[][] = [];
	await runWorkflow(workflowOf(parameters), {
		credentials: credentialsFor(sandbox),
		nodes: { [AGENT]: engineAgent(turns, read), [`${BITRIX24}Tool`]: toolOf(new Bitrix24()) },
	});
	return read;
}
