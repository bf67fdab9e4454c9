import type { IDataObject } from 'n8n-workflow';
import { forgetTimestamps } from '../../../nodes/Bitrix24/trigger/state/timestamps';
import { processMemory } from '../../../nodes/Bitrix24/trigger/state/triggerState';
import { ActiveWorkflow, BY_ITSELF } from './activeWorkflow';
import { type Call, CallServer } from './callServer';

/**
 * Stands in for n8n around the trigger nodes of one active workflow: it has the contexts of n8n-core, a
 * web server whose bodies it reads as n8n's does, and a store of static data that is loaded anew for each
 * call and written back after it, as n8n's database is.
 */
export class Instance extends ActiveWorkflow {
	private readonly server = new CallServer(
		(webhookId, isTest) =>
			this.nodes.some((one) => one.webhookId === webhookId) &&
			!(isTest && this.testData === undefined),
		async (call) => await this.take(call),
	);

	/** Static data of a test run in the editor. */
	private testData?: IDataObject;

	/** How many calls came, whatever became of them. */
	get calls(): number {
		return this.server.calls;
	}

	/** What WEBHOOK_URL of n8n is set to; undefined: the address at which calls come in. */
	webhookUrl?: string;

	protected override url(): string {
		return this.webhookUrl ?? this.server.url;
	}

	/** The address that Bitrix24 calls, as the panel shows it. */
	addressOf(name = 'Trigger', isTest = false): string {
		return this.server.addressOf(`${this.id}-${name}`, isTest);
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
		forgetTimestamps();
		for (const { id } of this.nodes) processMemory.forget(this.id, id);
		this.retire();
	}

	/** "Listen for test event" in the editor; it ends with the first call that starts the workflow. */
	async listen(name = 'Trigger'): Promise<void> {
		const node = this.nodeOf(name);
		const workflow = this.load({});
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
		const workflow = this.load(this.testData ?? {});
		delete this.testData;
		await this.hook(workflow, this.nodeOf(name), 'delete', { ...BY_ITSELF, isTest: true });
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
		const workflow = isTest ? this.load({}) : this.load();
		if (isTest) workflow.setTestStaticData(this.testData ?? {});
		const result = await this.contexts.webhook(workflow, node.name, call);
		if (!isTest) this.save(workflow);
		const items = result?.workflowData?.[0];
		if (items !== undefined) this.started.push({ node: node.name, items });
		if (items !== undefined && isTest) await this.stopListening(node.name);
	}
}
