import express from 'express';
import type { Express, Request } from 'express';
import { HookContext, LoadOptionsContext, PollContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { Bitrix24PaymentPollTrigger } from '../../nodes/Bitrix24/Bitrix24PaymentPollTrigger.node.js';
import { Bitrix24Trigger } from '../../nodes/Bitrix24/Bitrix24Trigger.node.js';
import { forget } from '../../nodes/Bitrix24/trigger/state';
import { POLL_TRIGGER, TRIGGER } from './index';
import { TestCredentials } from './credentials';
import { asN8nReads } from './webhook-body';

export { POLL_TRIGGER, TRIGGER };

const TYPES: Record<string, INodeType> = {
	[TRIGGER]: new Bitrix24Trigger(),
	[POLL_TRIGGER]: new Bitrix24PaymentPollTrigger(),
};

/** A trigger node of the workflow: its name, which is also its id, its type and its parameters. */
export interface TriggerSetup {
	name?: string;
	type?: string;
	parameters?: INodeParameters;
}

let workflows = 0;

/**
 * Stands in for n8n around the trigger nodes of one active workflow: it has the contexts of n8n-core, a
 * web server whose bodies it reads as n8n's does, and a store of static data that is loaded anew for each
 * call and written back after it, as n8n's database is.
 */
export class Instance {
	readonly id = `workflow-${++workflows}`;

	/** What n8n's database has of the workflow's static data. */
	stored: IDataObject = {};

	/** The items of each execution that was started, by the node that started it. */
	readonly started: Array<{ node: string; items: INodeExecutionData[] }> = [];

	/** What a node threw in a call or a poll: n8n makes a failed execution of it. */
	readonly failed: Error[] = [];

	/** What the nodes logged as warnings. */
	readonly warnings: string[] = [];

	/** How many calls came, whatever became of them. */
	calls = 0;

	private readonly underWay = new Set<Promise<void>>();

	private readonly nodes: INode[];

	private url = '';

	/** As n8n keeps it from activation on, with static data of then: polls go on with it. */
	private active?: Workflow;

	/** The poll triggers that have polled since activation. */
	private readonly polled = new Set<string>();

	private close: () => Promise<void> = async () => {};

	/** Static data of a test run in the editor. */
	private testData?: IDataObject;

	constructor(
		private credentials: TestCredentials,
		setups: TriggerSetup[],
	) {
		this.nodes = setups.map(({ name = 'Trigger', type = TRIGGER, parameters = {} }) => ({
			...{ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number] },
			webhookId: `${this.id}-${name}`,
			parameters,
			credentials: {
				bitrix24Api: { id: '1', name: 'Bitrix24 account' },
				bitrix24OAuth2Api: { id: '2', name: 'Bitrix24 application' },
			},
		}));
	}

	/** The json of all items that the workflow was started with. */
	get items(): IDataObject[] {
		return this.started.flatMap(({ items }) => items.map(({ json }) => json));
	}

	/** `paymentPaid 1037` for each of them. */
	get events(): string[] {
		return this.items.map(
			({ event, payment }) => `${String(event)} ${String((payment as IDataObject).id)}`,
		);
	}

	/** The address that Bitrix24 calls, as the panel shows it. */
	addressOf(name = 'Trigger', isTest = false): string {
		return `${this.url}/${isTest ? 'webhook-test' : 'webhook'}/${this.id}-${name}/webhook`;
	}

	/** Changes a node's parameters, as the user does in the panel. */
	set(parameters: INodeParameters, name = 'Trigger'): void {
		this.nodeOf(name).parameters = parameters;
		this.retire();
	}

	/** Changes the credentials, as the user does while the workflow is active. */
	setCredentials(credentials: TestCredentials): void {
		this.credentials = credentials;
	}

	async start(): Promise<this> {
		const server = this.application().listen(0, '127.0.0.1');
		await new Promise((listening) => server.once('listening', listening));
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port');
		this.url = `http://127.0.0.1:${address.port}`;
		server.keepAliveTimeout = 60_000;
		this.close = async () =>
			await new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			});
		return this;
	}

	async stop(): Promise<void> {
		this.restart();
		await this.close();
	}

	/** Resolves when no call is under way: a call is answered before it is dealt with. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	/** n8n is started anew: what is not in its database is gone. */
	restart(): void {
		for (const { id } of this.nodes) forget(this.id, id);
		this.retire();
	}

	/** As n8n does when a workflow is activated: bound if it is not yet. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		for (const node of this.nodes) {
			if (node.type !== TRIGGER) continue;
			const exists = await this.hook(node, 'checkExists', 'trigger', activation, workflow);
			if (!exists) await this.hook(node, 'create', 'trigger', activation, workflow);
		}
		this.active = workflow;
		this.polled.clear();
	}

	async deactivate(): Promise<void> {
		for (const node of this.nodes) {
			if (node.type === TRIGGER) await this.hook(node, 'delete', 'internal', 'update');
		}
		this.retire();
	}

	/** "Listen for test event" in the editor; it ends with the first call that starts the workflow. */
	async listen(name = 'Trigger'): Promise<void> {
		const node = this.nodeOf(name);
		const workflow = this.workflow({});
		const test = ['manual', 'manual', workflow, true] as const;
		let begun = false;
		try {
			const exists = await this.hook(node, 'checkExists', ...test);
			if (!exists) await this.hook(node, 'create', ...test);
			begun = true;
		} finally {
			if (!begun) await this.hook(node, 'delete', 'internal', 'update', workflow, true);
		}
		this.testData = workflow.staticData;
	}

	async stopListening(name = 'Trigger'): Promise<void> {
		const workflow = this.workflow(this.testData ?? {});
		delete this.testData;
		await this.hook(this.nodeOf(name), 'delete', 'internal', 'update', workflow, true);
	}

	/**
	 * The time has come for a poll trigger; `manual` is a test run in the editor. What it knows is written to
	 * the database with the first poll, which is a part of activation, and with each that starts something.
	 */
	async poll(
		name = 'Trigger',
		mode: Extract<WorkflowExecuteMode, 'manual' | 'trigger'> = 'trigger',
	): Promise<INodeExecutionData[] | undefined> {
		const node = this.nodeOf(name);
		const workflow = mode === 'manual' ? this.workflow() : (this.active ??= this.workflow());
		const context = new PollContext(workflow, node, this.additionalData(), mode, 'activate');
		const items = (
			await this.logged(context, async () => await TYPES[node.type]?.poll?.call(context))
		)?.[0];
		if (mode === 'manual') return items;
		if (items !== undefined || !this.polled.has(name)) this.save(workflow);
		this.polled.add(name);
		if (items !== undefined) this.started.push({ node: name, items });
		return items;
	}

	/** What the editor offers to choose from in a field of the node. */
	async optionsOf(method: string, name = 'Trigger'): Promise<INodePropertyOptions[]> {
		const node = this.nodeOf(name);
		// It fills in what the user left as it was, which the editor sends, too.
		const workflow = this.workflow({});
		const additionalData = { ...this.additionalData(), currentNodeParameters: node.parameters };
		const context = new LoadOptionsContext(workflow, node, additionalData, '');
		return (await TYPES[node.type]?.methods?.loadOptions?.[method]?.call(context)) ?? [];
	}

	private retire(): void {
		this.active = undefined;
		this.polled.clear();
	}

	private nodeOf(name: string): INode {
		const node = this.nodes.find((one) => one.name === name);
		if (node === undefined) throw new Error(`The workflow has no node ${name}`);
		return node;
	}

	private workflow(staticData = structuredClone(this.stored)): Workflow {
		const find = (name: string) => TYPES[name] as INodeType;
		return new Workflow({
			...{ id: this.id, name: 'Test', nodes: this.nodes, connections: {}, active: true },
			nodeTypes: { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) },
			staticData,
			settings: { timezone: 'Europe/Moscow' },
		});
	}

	private save(workflow: Workflow): void {
		const { staticData } = workflow;
		if (staticData.__dataChanged === true) {
			this.stored = JSON.parse(JSON.stringify(staticData)) as IDataObject;
			staticData.__dataChanged = false;
		}
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		return {
			credentialsHelper: this.credentials,
			...{ currentNodeExecutionIndex: 0, variables: {}, restApiUrl: '' },
			instanceBaseUrl: 'http://localhost/',
			webhookBaseUrl: `${this.url}/webhook`,
			webhookTestBaseUrl: `${this.url}/webhook-test`,
			webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
			formWaitingBaseUrl: 'http://localhost/form-waiting',
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	private async logged<T>(
		context: HookContext | PollContext | WebhookContext,
		run: () => Promise<T>,
	): Promise<T> {
		Object.defineProperty(context, 'logger', {
			value: {
				warn: (text: string) => this.warnings.push(text),
				debug() {},
				info() {},
				error() {},
			},
		});
		return await run();
	}

	private webhookData(node: INode, isTest: boolean): IWebhookData {
		return {
			webhookDescription: { name: 'default', httpMethod: 'POST', path: 'webhook' },
			...{ httpMethod: 'POST', node: node.name, path: 'webhook', workflowId: this.id, isTest },
			workflowExecuteAdditionalData: this.additionalData(),
		} as IWebhookData;
	}

	private async hook(
		node: INode,
		method: 'checkExists' | 'create' | 'delete',
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
		workflow = this.workflow(),
		isTest = false,
	): Promise<boolean> {
		const data = this.webhookData(node, isTest);
		const context = new HookContext(workflow, node, this.additionalData(), mode, activation, data);
		const run = TYPES[node.type]?.webhookMethods?.default?.[method];
		const result = await this.logged(context, async () => await run?.call(context));
		if (!isTest) this.save(workflow);
		return result === true;
	}

	private application(): Express {
		const app = express();
		const raw = express.raw({ type: () => true, limit: '16mb' });
		app.post('/:kind/:webhookId/webhook', raw, async (request, response) => {
			this.calls += 1;
			const { kind, webhookId = '' } = request.params;
			const node = this.nodes.find((one) => one.webhookId === webhookId);
			const isTest = kind === 'webhook-test';
			if (node === undefined || (isTest && this.testData === undefined)) {
				response.status(404).json({ message: 'This webhook is not registered' });
				return;
			}
			let read: Request;
			try {
				read = asN8nReads(request);
			} catch {
				response.status(422).json({ message: 'Failed to parse request body' });
				return;
			}
			const taken = this.take(node, read, response as never, isTest).catch((error: Error) => {
				this.failed.push(error);
				if (!response.headersSent) response.status(500).json({ message: 'Error' });
			});
			this.underWay.add(taken);
			await taken;
			this.underWay.delete(taken);
		});
		return app;
	}

	private async take(
		node: INode,
		httpRequest: Request,
		httpResponse: never,
		isTest: boolean,
	): Promise<void> {
		const workflow = isTest ? this.workflow({}) : this.workflow();
		if (isTest) workflow.setTestStaticData(this.testData ?? {});
		const data = { ...this.additionalData(), httpRequest, httpResponse };
		const mode = isTest ? 'manual' : 'webhook';
		const webhookData = this.webhookData(node, isTest);
		const context = new WebhookContext(workflow, node, data, mode, webhookData, [], null);
		const result = await this.logged(
			context,
			async () => await TYPES[node.type]?.webhook?.call(context),
		);
		if (!isTest) this.save(workflow);
		const items = result?.workflowData?.[0];
		if (items !== undefined) this.started.push({ node: node.name, items });
		if (items !== undefined && isTest) await this.stopListening(node.name);
	}
}
