import type { INodeParameters } from 'n8n-workflow';
import { TestCredentials } from '../support/engine/credentials';
import { Instance, POLL_TRIGGER } from '../support/engine/trigger';
import { credentialsFor } from '../support/engine/workflow';
import { type Sandbox, type SandboxSettings, startSandbox } from '../sandbox';
import { completeSettings } from '../sandbox/settings';
import { ALL, settled, withApplication, withWebhook } from './trigger';

type ApplicationSetup = Parameters<typeof withApplication>[2];

/** What the tests of a file play on: a sandbox portal, and workflows that it calls. */
export class Stage {
	sandbox!: Sandbox;

	private readonly instances: Instance[] = [];

	/** A workflow that stands, and is stopped after the test. */
	keep(instance: Instance): Instance {
		this.instances.push(instance);
		return instance;
	}

	/** An active workflow whose trigger the sandbox's application calls. */
	async application(parameters: INodeParameters = {}, setup?: ApplicationSetup): Promise<Instance> {
		const instance = this.keep(await withApplication(this.sandbox, parameters, setup));
		await instance.activate();
		this.sandbox.journal.clear();
		return instance;
	}

	/** An active workflow whose trigger an outgoing webhook calls. */
	async webhook(parameters: INodeParameters = {}, events?: string[]): Promise<Instance> {
		const { instance } = await withWebhook(this.sandbox, parameters, events);
		this.keep(instance);
		await instance.activate();
		this.sandbox.journal.clear();
		return instance;
	}

	/** A workflow whose poll trigger looks at the portal, and nothing else does. */
	async poller(parameters: INodeParameters = {}): Promise<Instance> {
		const credentials = new TestCredentials(credentialsFor(this.sandbox));
		const setup = { type: POLL_TRIGGER, parameters: { watch: 'all', events: ALL, ...parameters } };
		return this.keep(await new Instance(credentials, [setup]).start());
	}

	/** Resolves when all that the portal had to tell was dealt with. */
	async settled(): Promise<void> {
		await settled(this.sandbox, ...this.instances);
	}

	/** The method of each request, `batch` for many calls in one. */
	get requests(): string[] {
		return this.sandbox.journal.entries.filter(({ batch }) => !batch).map(({ method }) => method);
	}

	async clear(): Promise<void> {
		for (const instance of this.instances.splice(0)) await instance.stop();
	}
}

/** A sandbox portal for the tests of a file: as new for each of them. */
export function useStage(settings: SandboxSettings = {}): Stage {
	const stage = new Stage();
	beforeAll(async () => {
		stage.sandbox = await startSandbox(settings);
	});
	beforeEach(() => {
		// What a test set is no matter of the next one.
		Object.assign(stage.sandbox.settings, completeSettings(settings));
		stage.sandbox.reset();
	});
	afterEach(async () => {
		await stage.settled();
		await stage.clear();
	});
	afterAll(async () => await stage.sandbox.stop());
	return stage;
}

/** What happens at the portal while the workflow is active, and what it is started for. */
export type Row = [happens: string, deed: (sandbox: Sandbox) => unknown, starts: string[]];

/** A test for each row, whichever way the trigger is called. */
export function testRows(stage: Stage, rows: Row[]): void {
	describe.each([
		['an application', 'application'],
		['a webhook', 'webhook'],
	] as const)('called by %s', (_name, way) => {
		test.each(rows)('%s', async (_happens, deed, starts) => {
			const instance = await stage[way]();
			await deed(stage.sandbox);
			await stage.settled();
			expect(instance.failed).toEqual([]);
			expect(instance.events).toEqual(starts);
		});
	});
}
