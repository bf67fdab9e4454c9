import { DirectoryLoader, ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes, Workflow } from 'n8n-workflow';
import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';
import { TestCredentials } from '../../support/engine/credentials';
import { newRunData } from '../../support/engine/olderEngines';
import { credentialsFor } from '../../support/engine/runNode';
import {
	additionalDataFor,
	CREDENTIALS,
	nodeOf,
	nodeTypesOf,
} from '../../support/engine/workflowParts';
import type { Sandbox } from '../../sandbox';

/** A tool as an agent gets it from n8n. */
export interface Tool {
	name: string;
	description: string;
	/** Its answer as the model reads it; rejects with the words that the model reads instead. */
	invoke(args: IDataObject): Promise<string>;
}

/** The node's twin for agents, as n8n makes it of every node that is `usableAsTool`. */
export function toolOf(node: INodeType): INodeType {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(node);
	const { description } = node;
	return Object.assign(Object.create(node) as INodeType, {
		description: {
			...description,
			name: `${description.name}Tool`,
			displayName: `${description.displayName} Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		},
		async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
			return (await new RoutingNode(this as ExecuteContext, node).runNode()) ?? [];
		},
	});
}

export const agentType: INodeType = {
	description: {
		displayName: 'AI Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Stand-in for n8n’s AI Agent',
		defaults: { name: 'AI Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

/**
 * One run of an agent with these tools, by their nodes' names: n8n's own code makes the tools and runs
 * them on the agent's execution data, which all calls of one run share.
 */
export async function agentRun(
	sandbox: Sandbox,
	tools: Record<string, INodeParameters>,
	settings: Partial<INode> = {},
): Promise<Tool[]> {
	const types: Record<string, INodeType> = { agent: agentType, tool: toolOf(new Bitrix24()) };
	const agent = nodeOf('AI Agent', 'agent');
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodes: [
			agent,
			...Object.entries(tools).map(([name, parameters]) =>
				nodeOf(name, 'tool', { ...settings, parameters, credentials: CREDENTIALS }),
			),
		],
		connections: Object.fromEntries(
			Object.keys(tools).map((name) => [
				name,
				{ ai_tool: [[{ node: agent.name, type: NodeConnectionTypes.AiTool, index: 0 }]] },
			]),
		),
		nodeTypes: nodeTypesOf((name) => types[name] as INodeType),
		settings: { executionOrder: 'v1' },
	});
	const input = { main: [[{ json: { chatInput: 'Pay what is due' } }]] };
	const context = new ExecuteContext(
		workflow,
		workflow.getNode(agent.name) ?? agent,
		additionalDataFor(new TestCredentials(credentialsFor(sandbox))),
		'manual',
		newRunData(),
		0,
		input.main[0] ?? [],
		input,
		{ node: agent, data: input, source: null },
		[],
	);
	return (await context.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
}
