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

/** A workflow that is activated, polled and deactivated as n8n does it. */
export abstract class ActiveWorkflow extends StoredWorkflow {
	protected readonly contexts: TriggerContexts;

	/** As n8n keeps it from activation on, with static data of then: polls go on with it. */
	private active?: Workflow;

	/** The poll triggers that have polled since activation. */
	private readonly polled = new Set<string>();

	constructor(credentials: TestCredentials, setups: TriggerSetup[]) {
		super(setups);
		this.contexts = new TriggerContexts(credentials, () => this.url());
	}

	/** The address at which calls come in. */
	protected abstract url(): string;

	/** What the nodes logged as warnings. */
	get warnings(): string[] {
		return this.contexts.warnings;
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

	/** As n8n does when a workflow is activated: bound if it is not yet. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.load();
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
	): Promise<INodeExecutionData[] | undefined> {
		const node = this.nodeOf(name);
		const workflow = mode === 'manual' ? this.load() : (this.active ??= this.load());
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
		return await this.contexts.options(this.load({}), this.nodeOf(name), method);
	}

	protected retire(): void {
		this.active = undefined;
		this.polled.clear();
	}

	protected async hook(
		workflow: Workflow,
		node: INode,
		method: 'checkExists' | 'create' | 'delete',
		situation: HookSituation,
	): Promise<boolean> {
		const result = await this.contexts.hook(workflow, node, method, situation);
		if (!situation.isTest) this.save(workflow);
		return result;
	}
}
