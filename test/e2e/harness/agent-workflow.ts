import type { INode } from 'n8n-workflow';

import type { WorkflowFile } from '../../support/engine';
import { BITRIX24, chain, manualTrigger, type NodeDraft } from './workflow';

/** Our node as the editor adds it to an agent's tools: Pay, with an id that the model gives. */
export const payTool = (settings: Partial<INode> = {}): NodeDraft => ({
	name: 'Pay',
	type: `${BITRIX24}Tool`,
	credentials: { bitrix24Api: { id: null, name: '' } },
	...settings,
	parameters: {
		descriptionType: 'auto',
		resource: 'payment',
		operation: 'pay',
		// What the editor puts in where a person presses "Let the model define this parameter".
		paymentId: { __rl: true, mode: 'id', value: "={{ $fromAI('Payment', ``, 'string') }}" },
		options: {},
		requestOptions: {},
		...settings.parameters,
	},
});

const agent: NodeDraft = {
	name: 'AI Agent',
	type: '@n8n/n8n-nodes-langchain.agent',
	typeVersion: 3.1,
	parameters: { promptType: 'define', text: 'Pay what is due', options: {} },
};

const chatModel: NodeDraft = {
	name: 'OpenAI Chat Model',
	type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
	typeVersion: 1.3,
	credentials: { openAiApi: { id: null, name: '' } },
	parameters: {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		// The rest of the world's models speak Chat Completions.
		responsesApiEnabled: false,
		options: {},
	},
};

/** A chat that anybody may open, in which the agent answers word by word. */
export const chat = (webhookId: string): NodeDraft => ({
	name: 'Chat',
	type: '@n8n/n8n-nodes-langchain.chatTrigger',
	typeVersion: 1.3,
	webhookId,
	parameters: { public: true, mode: 'webhook', options: { responseMode: 'streaming' } },
});

/** A workflow with an agent that has these tools. */
export function agentWorkflow(tools: NodeDraft[], trigger = manualTrigger): WorkflowFile {
	const file = chain([trigger, agent]);
	const others = chain([chatModel, ...tools]).nodes;
	const to = (type: 'ai_languageModel' | 'ai_tool') => ({
		[type]: [[{ node: agent.name, type, index: 0 }]],
	});
	return {
		...file,
		name: `Agent with ${tools.map(({ name }) => name).join(', ')}`,
		nodes: [...file.nodes, ...others],
		connections: {
			...file.connections,
			[chatModel.name]: to('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, to('ai_tool')])),
		},
	};
}
