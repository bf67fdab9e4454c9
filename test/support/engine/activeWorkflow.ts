import type { PollContext } from 'n8n-core';
import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	INodePropertyOptions,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { TestCredentials } from './credentials';
import { TRIGGER } from './index';
import { StoredWorkflow, type TriggerSetup } from './storedWorkflow';
import { type HookSituation, TriggerContexts } from './triggerContexts';

/** A hook that n8n calls by itself, for instance as a person deactivates the workflow. */
export const BY_ITSELF: HookSituation = { mode: 'internal', activation: 'update', isTest: false };

/** What n8n makes of a workflow as it activates it: polls go on with it, with static data of then. */
export interface Activation {
	workflow: Workflow;
	/** What each poll is called with as `this`, by the name of its node. */
	polls: Map<string, PollContext>;
	/** The poll triggers whose first poll has ended. */
	polled: Set<string>;
}

/** A workflow that is activated, polled and deactivated as n8n does it. */
export abstract class ActiveWorkflow extends StoredWorkflow {
	protected readonly contexts: TriggerContexts;

	private active?: Activation;

	constructor(credentials: TestCredentials, setups: TriggerSetup[]) {
		super(setups);
		this.contexts = new TriggerContexts(credentials, () => this.url());
	}

	/** The address at which calls come in. */
	protected abstract url(): string;

	/** The activation of now. n8n may leave an earlier one alive: it can be polled, too. */
	get activation(): Activation {
		return (this.active ??= this.newActivation(this.load()));
	}

	/** What the nodes logged as warnings. */
	get warnings(): string[] {
		return this.contexts.warnings;
	}

	/** Changes a node's parameters, as the user does in the panel. */
	set(parameters: INodeParameters, name = 'Trigger'): void {
		this.nodeOf(name).parameters = parameters;
		this.retire();
	}

	/** As where a workflow came by n8n's API: n8n makes the node's address of the workflow and its name. */
	withoutWebhookId(name = 'Trigger'): void {
		delete this.nodeOf(name).webhookId;
		this.retire();
	}

	/** Changes the credentials, as the user does while the workflow is active. */
	setCredentials(credentials: TestCredentials): void {
		this.contexts.credentials = credentials;
	}

	/** As n8n does when a workflow is activated: bound if it is not yet. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.load();
		for (const node of this.nodes) {
			if (node.type !== TRIGGER) continue;
			const activated = { mode: 'trigger', activation, isTest: false } as const;
			const exists = await this.hook(workflow, node, 'checkExists', activated);
			if (!exists) await this.hook(workflow, node, 'create', activated);
		}
		this.active = this.newActivation(workflow);
	}

	async deactivate(): Promise<void> {
		for (const node of this.nodes) {
			if (node.type === TRIGGER) await this.hook(this.load(), node, 'delete', BY_ITSELF);
		}
		this.retire();
	}

	/**
	 * The time has come for a poll trigger; `manual` is a test run in the editor. What it knows is written to
	 * the database with the first poll, which is a part of activation, and with each that starts something.
	 */
	async poll(
		name = 'Trigger',
		mode: Extract<WorkflowExecuteMode, 'manual' | 'trigger'> = 'trigger',
		activation = mode === 'manual' ? this.newActivation(this.load()) : this.activation,
	): Promise<INodeExecutionData[] | undefined> {
		const { workflow, polls, polled } = activation;
		const context = polls.get(name) ?? this.contexts.pollContext(workflow, name, mode);
		polls.set(name, context);
		const items = await this.contexts.poll(context);
		if (mode === 'manual') return items;
		if (items !== undefined || !polled.has(name)) this.save(workflow);
		polled.add(name);
		if (items !== undefined) this.started.push({ node: name, items });
		return items;
	}

	/** What the editor offers to choose from in a field of the node. */
	async optionsOf(method: string, name = 'Trigger'): Promise<INodePropertyOptions[]> {
		return await this.contexts.options(this.load({}), name, method);
	}

	protected retire(): void {
		this.active = undefined;
	}

	private newActivation(workflow: Workflow): Activation {
		return { workflow, polls: new Map(), polled: new Set() };
	}

	protected async hook(
		workflow: Workflow,
		node: INode,
		method: 'checkExists' | 'create' | 'delete',
		situation: HookSituation,
	): Promise<boolean> {
		const result = await this.contexts.hook(workflow, node.name, method, situation);
		if (!situation.isTest) this.save(workflow);
		return result;
	}
}
