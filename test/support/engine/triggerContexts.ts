import { HookContext, LoadOptionsContext, PollContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodePropertyOptions,
	INodeType,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { Bitrix24PaymentPollTrigger } from '../../../nodes/Bitrix24/Bitrix24PaymentPollTrigger.node.js';
import { Bitrix24Trigger } from '../../../nodes/Bitrix24/Bitrix24Trigger.node.js';
import type { Call } from './callServer';
import type { TestCredentials } from './credentials';
import { POLL_TRIGGER, TRIGGER } from './index';
import { additionalDataFor, nodeTypesOf } from './workflowParts';

const TYPES: Record<string, INodeType> = {
	[TRIGGER]: new Bitrix24Trigger(),
	[POLL_TRIGGER]: new Bitrix24PaymentPollTrigger(),
};

/** The workflow of the nodes, with static data of its own. */
export function workflowOf(id: string, nodes: INode[], staticData: IDataObject): Workflow {
	return new Workflow({
		...{ id, name: 'Test', nodes, connections: {}, active: true },
		nodeTypes: nodeTypesOf((name) => TYPES[name] as INodeType),
		staticData,
		settings: { timezone: 'Europe/Moscow' },
	});
}

/** A node as its workflow has it: with what the user left as it was. */
function nodeIn(workflow: Workflow, name: string): INode {
	const node = workflow.getNode(name);
	if (node === null) throw new Error(`The workflow has no node ${name}`);
	return node;
}

/** When a hook is called, and on behalf of what. */
export interface HookSituation {
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	isTest: boolean;
}

/** Runs what a trigger node is made of in the contexts of n8n-core. */
export class TriggerContexts {
	/** What the nodes logged as warnings. */
	readonly warnings: string[] = [];

	constructor(
		public credentials: TestCredentials,
		/** The address at which calls come in. */
		private readonly url: () => string,
	) {}

	async hook(
		workflow: Workflow,
		name: string,
		method: 'checkExists' | 'create' | 'delete',
		{ mode, activation, isTest }: HookSituation,
	): Promise<boolean> {
		const node = nodeIn(workflow, name);
		const data = this.webhookData(workflow, node, isTest);
		const context = new HookContext(workflow, node, this.additionalData(), mode, activation, data);
		const run = TYPES[node.type]?.webhookMethods?.default?.[method];
		return (await this.logged(context, async () => await run?.call(context))) === true;
	}

	/** What n8n makes for the polls of a node as it activates the workflow, or runs it in the editor. */
	pollContext(workflow: Workflow, name: string, mode: WorkflowExecuteMode): PollContext {
		return new PollContext(
			workflow,
			nodeIn(workflow, name),
			this.additionalData(),
			mode,
			'activate',
		);
	}

	async poll(context: PollContext): Promise<INodeExecutionData[] | undefined> {
		const run = TYPES[context.getNode().type]?.poll;
		return (await this.logged(context, async () => await run?.call(context)))?.[0];
	}

	async webhook(
		workflow: Workflow,
		name: string,
		{ isTest, request: httpRequest, response: httpResponse }: Call,
	): Promise<IWebhookResponseData | undefined> {
		const node = nodeIn(workflow, name);
		const data = { ...this.additionalData(), httpRequest, httpResponse };
		const mode = isTest ? 'manual' : 'webhook';
		const webhookData = this.webhookData(workflow, node, isTest);
		const context = new WebhookContext(workflow, node, data, mode, webhookData, [], null);
		const run = TYPES[node.type]?.webhook;
		return await this.logged(context, async () => await run?.call(context));
	}

	/** What the editor offers to choose from in a field of the node. */
	async options(workflow: Workflow, name: string, method: string): Promise<INodePropertyOptions[]> {
		const node = nodeIn(workflow, name);
		const additionalData = { ...this.additionalData(), currentNodeParameters: node.parameters };
		const context = new LoadOptionsContext(workflow, node, additionalData, '');
		return (await TYPES[node.type]?.methods?.loadOptions?.[method]?.call(context)) ?? [];
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const webhookBaseUrl = `${this.url()}/webhook`;
		const webhookTestBaseUrl = `${this.url()}/webhook-test`;
		const data = additionalDataFor(this.credentials, { webhookBaseUrl, webhookTestBaseUrl });
		// n8n reads them from its database each time, also for an activation from before they changed.
		return Object.defineProperty(data, 'credentialsHelper', { get: () => this.credentials });
	}

	private webhookData({ id }: Workflow, node: INode, isTest: boolean): IWebhookData {
		return {
			webhookDescription: { name: 'default', httpMethod: 'POST', path: 'webhook' },
			...{ httpMethod: 'POST', node: node.name, path: 'webhook', workflowId: id, isTest },
			workflowExecuteAdditionalData: this.additionalData(),
		} as IWebhookData;
	}

	private async logged<T>(
		context: HookContext | PollContext | WebhookContext,
		run: () => Promise<T>,
	): Promise<T> {
		const warn = (text: string) => this.warnings.push(text);
		Object.defineProperty(context, 'logger', {
			value: { warn, debug() {}, info() {}, error() {} },
			configurable: true,
		});
		return await run();
	}
}
