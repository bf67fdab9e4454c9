import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../sandbox';
import { TestCredentials } from './engine/credentials';
import { oAuthCredentialsFor, type OAuthCredentials } from './engine/oauthCredentials';
import { POLL_TRIGGER } from './engine';
import { Instance } from './engine/instance';
import type { TriggerSetup } from './engine/storedWorkflow';
import { credentialsFor } from './engine/runNode';

export const ALL_EVENTS = [
	'paymentCreated',
	'paymentDeleted',
	'paymentPaid',
	'paymentUnpaid',
	'paymentUpdated',
];

/** What a payment belongs to has tests of its own: the others are about the requests without it. */
const WITHOUT_OWNER = { includeOwner: false };

interface ApplicationSetup {
	store?: OAuthCredentials;
	/** More trigger nodes of the same workflow. */
	further?: TriggerSetup[];
}

/** The workflows of a test, each with a trigger for the payments of a sandbox portal. */
export class Workflows {
	private readonly instances: Instance[] = [];

	constructor(private readonly sandbox: Sandbox) {}

	/** A workflow that is not active, whose trigger the sandbox's application is to call. */
	async newApplication(
		parameters: INodeParameters = {},
		{ store = oAuthCredentialsFor(this.sandbox), further = [] }: ApplicationSetup = {},
	): Promise<Instance> {
		const own = {
			parameters: { ...WITHOUT_OWNER, authentication: 'oAuth2', events: ALL_EVENTS, ...parameters },
		};
		return await this.start(store, [own, ...further]);
	}

	/** A workflow that is not active, whose trigger an outgoing webhook calls, with its token entered. */
	async newWebhook(
		parameters: INodeParameters = {},
		events = ['OnPaymentEntitySaved', 'OnPaymentDeleted'],
	): Promise<Instance> {
		const instance = await this.start(new TestCredentials(credentialsFor(this.sandbox)), [{}]);
		const handler = instance.addressOf();
		const { applicationToken } = this.sandbox.events.addWebhook({ handler, events });
		this.enter(instance, applicationToken);
		instance.set({
			...{ ...WITHOUT_OWNER, authentication: 'webhook', events: ALL_EVENTS },
			...parameters,
		});
		return instance;
	}

	/** A person enters another application token into the credential of a webhook, or another URL. */
	enter(
		instance: Instance,
		applicationToken = this.sandbox.events.handlers.list[0]?.applicationToken,
		webhookUrl = this.sandbox.webhookUrl,
	): void {
		const credentials = credentialsFor({ webhookUrl }, 'selfHosted', { applicationToken });
		instance.setCredentials(new TestCredentials(credentials));
	}

	/** The same, active. */
	async application(parameters?: INodeParameters, setup?: ApplicationSetup): Promise<Instance> {
		return await this.activate(await this.newApplication(parameters, setup));
	}

	/** The same, active. */
	async webhook(parameters?: INodeParameters, events?: string[]): Promise<Instance> {
		return await this.activate(await this.newWebhook(parameters, events));
	}

	/** A workflow with a poll trigger alone. */
	async poller(parameters: INodeParameters = {}): Promise<Instance> {
		const setup = { ...WITHOUT_OWNER, watch: 'all', events: ALL_EVENTS, ...parameters };
		const credentials = new TestCredentials(credentialsFor(this.sandbox));
		return await this.start(credentials, [{ type: POLL_TRIGGER, parameters: setup }]);
	}

	/** The same, after its first poll, which starts nothing. */
	async polled(parameters?: INodeParameters): Promise<Instance> {
		const instance = await this.poller(parameters);
		await instance.poll();
		return instance;
	}

	/** An active workflow with both triggers, of which `Poll` has polled once. */
	async both(events = ALL_EVENTS, pollEvents = ALL_EVENTS): Promise<Instance> {
		const parameters = {
			...WITHOUT_OWNER,
			...{ authentication: 'oAuth2', watch: 'all', events: pollEvents },
		};
		const poll = { name: 'Poll', type: POLL_TRIGGER, parameters };
		const instance = await this.application({ events }, { further: [poll] });
		await instance.poll('Poll');
		return instance;
	}

	/** Resolves when all that the portal had to tell has arrived and was dealt with. */
	async settled(): Promise<void> {
		await this.sandbox.events.settled();
		for (const instance of this.instances) await instance.settled();
	}

	/** What an instance was started for, such as `paymentPaid 1037`, once all was dealt with. */
	async eventsOf(instance: Instance): Promise<string[]> {
		await this.settled();
		return instance.events;
	}

	/** The method of each request, `batch` for many calls in one. */
	get requests(): string[] {
		return this.sandbox.journal.entries.filter(({ batch }) => !batch).map(({ method }) => method);
	}

	async stop(): Promise<void> {
		await this.settled();
		for (const instance of this.instances.splice(0)) await instance.stop();
	}

	private async start(credentials: TestCredentials, setups: TriggerSetup[]): Promise<Instance> {
		const instance = new Instance(credentials, setups);
		this.instances.push(instance);
		return await instance.start();
	}

	private async activate(instance: Instance): Promise<Instance> {
		await instance.activate();
		this.sandbox.journal.clear();
		return instance;
	}
}

/** Workflows at a sandbox portal; they are stopped after each test. */
export function useWorkflows(sandbox: Sandbox): Workflows {
	const workflows = new Workflows(sandbox);
	afterEach(async () => await workflows.stop());
	return workflows;
}
