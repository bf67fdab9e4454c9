import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodePropertyOptions,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { forget } from '../../../nodes/Bitrix24/trigger/state/triggerState';
import type { Call } from './callServer';
import { CallServer } from './callServer';
import type { TestCredentials } from './credentials';
import { POLL_TRIGGER, TRIGGER } from './index';
import type { HookSituation } from './triggerContexts';
import { TriggerContexts, workflowOf } from './triggerContexts';
import { CREDENTIALS, nodeOf } from './workflowParts';

export { POLL_TRIGGER, TRIGGER };

/** A trigger node of the workflow: its name, which is also its id, its type and its parameters. */
export interface TriggerSetup {
	name?: string;
	type?: string;
	parameters?: INodeParameters;
}

let workflows = 0;

/** A hook that n8n calls by itself, for instance as a person deactivates the workflow. */
const BY_ITSELF: HookSituation = { mode: 'internal', activation: 'update', isTest: false };

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

	private readonly nodes: INode[];

	private readonly contexts: TriggerContexts;

	private readonly server = new CallServer(
		(webhookId, isTest) =>
			this.nodes.some((one) => one.webhookId === webhookId) &&
			!(isTest && this.testData === undefined),
		async (call) => await this.take(call),
	);

	/** As n8n keeps it from activation on, with static data of then: polls go on with it. */
	private active?: Workflow;

	/** The poll triggers that have polled since activation. */
	private readonly polled = new Set<string>();

	/** Static data of a test run in the editor. */
	private testData?: IDataObject;

	constructor(credentials: TestCredentials, setups: TriggerSetup[]) {
		this.contexts = new TriggerContexts(credentials, () => this.server.url);
		this.nodes = setups.map(({ name = 'Trigger', type = TRIGGER, parameters = {} }) =>
			nodeOf(name, type, {
				...{ webhookId: `${this.id}-${name}`, parameters, credentials: CREDENTIALS },
			}),
		);
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

	/** `Trigger: paymentPaid` for each of them, with the node that started the workflow. */
	get starts(): string[] {
		return this.started.flatMap(({ node, items }) =>
			items.map(({ json }) => `${node}: ${String(json.event)}`),
		);
	}

	/** What the nodes logged as warnings. */
	get warnings(): string[] {
		return this.contexts.warnings;
	}

	/** How many calls came, whatever became of them. */
	get calls(): number {
		return this.server.calls;
	}

	/** The address that Bitrix24 calls, as the panel shows it. */
	addressOf(name = 'Trigger', isTest = false): string {
		return this.server.addressOf(`${this.id}-${name}`, isTest);
	}

	/** Changes a node's parameters, as the user does in the panel. */
	set(parameters: INodeParameters, name = 'Trigger'): void {
		this.nodeOf(name).parameters = parameters;
		this.retire();
	}

	/** Changes the credentials, as the user does while the workflow is active. */
	setCredentials(credentials: TestCredentials): void {
		this.contexts.credentials = credentials;
	}

	async start(): Promise<this> {
		await this.server.start();
		return this;
	}

	async stop(): Promise<void> {
		this.restart();
		await this.server.stop();
	}

	/** Resolves when no call is under way: a call is answered before it is dealt with. */
	async settled(): Promise<void> {
		await this.server.settled();
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
			const activated = { mode: 'trigger', activation, isTest: false } as const;
			const exists = await this.hook(workflow, node, 'checkExists', activated);
			if (!exists) await this.hook(workflow, node, 'create', activated);
		}
		this.active = workflow;
		this.polled.clear();
	}

	async deactivate(): Promise<void> {
		for (const node of this.nodes) {
			if (node.type === TRIGGER) await this.hook(this.workflow(), node, 'delete', BY_ITSELF);
		}
		this.retire();
	}

	/** "Listen for test event" in the editor; it ends with the first call that starts the workflow. */
	async listen(name = 'Trigger'): Promise<void> {
		const node = this.nodeOf(name);
		const workflow = this.workflow({});
		const test = { mode: 'manual', activation: 'manual', isTest: true } as const;
		let begun = false;
		try {
			const exists = await this.hook(workflow, node, 'checkExists', test);
			if (!exists) await this.hook(workflow, node, 'create', test);
			begun = true;
		} finally {
			if (!begun) await this.hook(workflow, node, 'delete', { ...BY_ITSELF, isTest: true });
		}
		this.testData = workflow.staticData;
	}

	async stopListening(name = 'Trigger'): Promise<void> {
		const workflow = this.workflow(this.testData ?? {});
		delete this.testData;
		await this.hook(workflow, this.nodeOf(name), 'delete', { ...BY_ITSELF, isTest: true });
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
		const items = await this.contexts.poll(workflow, node, mode);
		if (mode === 'manual') return items;
		if (items !== undefined || !this.polled.has(name)) this.save(workflow);
		this.polled.add(name);
		if (items !== undefined) this.started.push({ node: name, items });
		return items;
	}

	/** What the editor offers to choose from in a field of the node. */
	async optionsOf(method: string, name = 'Trigger'): Promise<INodePropertyOptions[]> {
		// A workflow fills in what the user left as it was, which the editor sends, too.
		return await this.contexts.options(this.workflow({}), this.nodeOf(name), method);
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
		return workflowOf(this.id, this.nodes, staticData);
	}

	private save(workflow: Workflow): void {
		const { staticData } = workflow;
		if (staticData.__dataChanged === true) {
			this.stored = JSON.parse(JSON.stringify(staticData)) as IDataObject;
			staticData.__dataChanged = false;
		}
	}

	private async hook(
		workflow: Workflow,
		node: INode,
		method: 'checkExists' | 'create' | 'delete',
		situation: HookSituation,
	): Promise<boolean> {
		const result = await this.contexts.hook(workflow, node, method, situation);
		if (!situation.isTest) this.save(workflow);
		return result;
	}

	private async take(call: Call): Promise<void> {
		try {
			await this.startFor(call);
		} catch (error) {
			this.failed.push(error as Error);
			if (!call.response.headersSent) call.response.status(500).json({ message: 'Error' });
		}
	}

	private async startFor(call: Call): Promise<void> {
		const { webhookId, isTest } = call;
		const node = this.nodes.find((one) => one.webhookId === webhookId);
		if (node === undefined) return;
		const workflow = isTest ? this.workflow({}) : this.workflow();
		if (isTest) workflow.setTestStaticData(this.testData ?? {});
		const result = await this.contexts.webhook(workflow, node, call);
		if (!isTest) this.save(workflow);
		const items = result?.workflowData?.[0];
		if (items !== undefined) this.started.push({ node: node.name, items });
		if (items !== undefined && isTest) await this.stopListening(node.name);
	}
}
