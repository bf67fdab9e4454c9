import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	Workflow,
} from 'n8n-workflow';
import { TRIGGER } from './index';
import { workflowOf } from './triggerContexts';
import { CREDENTIALS, nodeOf } from './workflowParts';

/** A trigger node of the workflow: its name, which is also its id, its type and its parameters. */
export interface TriggerSetup {
	name?: string;
	type?: string;
	parameters?: INodeParameters;
}

let workflows = 0;

/** A workflow as n8n's database has it, and the executions that were started of it. */
export class StoredWorkflow {
	readonly id = `workflow-${++workflows}`;

	/** What n8n's database has of the workflow's static data. */
	stored: IDataObject = {};

	/** The items of each execution that was started, by the node that started it. */
	readonly started: Array<{ node: string; items: INodeExecutionData[] }> = [];

	/** What a node threw in a call or a poll: n8n makes a failed execution of it. */
	readonly failed: Error[] = [];

	protected readonly nodes: INode[];

	constructor(setups: TriggerSetup[]) {
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

	protected nodeOf(name: string): INode {
		const node = this.nodes.find((one) => one.name === name);
		if (node === undefined) throw new Error(`The workflow has no node ${name}`);
		return node;
	}

	/** As it is loaded, with a copy of its static data unless told. */
	protected load(staticData = structuredClone(this.stored)): Workflow {
		return workflowOf(this.id, structuredClone(this.nodes), staticData);
	}

	/** Writes static data back where a node changed it. */
	protected save({ staticData }: Workflow): void {
		if (staticData.__dataChanged !== true) return;
		this.stored = JSON.parse(JSON.stringify(staticData)) as IDataObject;
		staticData.__dataChanged = false;
	}
}
