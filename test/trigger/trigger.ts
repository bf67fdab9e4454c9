import type { INodeParameters } from 'n8n-workflow';
import { TestCredentials } from '../support/engine/credentials';
import { oAuthCredentialsFor } from '../support/engine/oauth-credentials';
import type { OAuthCredentials } from '../support/engine/oauth-credentials';
import { Instance, type TriggerSetup } from '../support/engine/trigger';
import { credentialsFor } from '../support/engine/workflow';
import type { Sandbox } from '../sandbox';

/** All events that there are. */
export const ALL = [
	'paymentCreated',
	'paymentDeleted',
	'paymentPaid',
	'paymentUnpaid',
	'paymentUpdated',
];

/** An active workflow whose trigger the sandbox's application calls. */
export async function withApplication(
	sandbox: Sandbox,
	parameters: INodeParameters = {},
	{
		store = oAuthCredentialsFor(sandbox),
		further = [],
	}: { store?: OAuthCredentials; further?: TriggerSetup[] } = {},
): Promise<Instance> {
	const instance = new Instance(store, [
		{ parameters: { authentication: 'oAuth2', events: ALL, ...parameters } },
		...further,
	]);
	return await instance.start();
}

/** A workflow whose trigger an outgoing webhook calls, with its application token entered. */
export async function withWebhook(
	sandbox: Sandbox,
	parameters: INodeParameters = {},
	events = ['OnPaymentEntitySaved', 'OnPaymentDeleted'],
	further: TriggerSetup[] = [],
): Promise<{ instance: Instance; applicationToken: string }> {
	const setup: TriggerSetup = {};
	const instance = await new Instance(new TestCredentials(credentialsFor(sandbox)), [
		setup,
		...further,
	]).start();
	const { applicationToken } = sandbox.events.addWebhook({ handler: instance.addressOf(), events });
	instance.set({ authentication: 'webhook', events: ALL, applicationToken, ...parameters });
	return { instance, applicationToken };
}

/** Resolves when all that the portal had to tell has arrived and was dealt with. */
export async function settled(sandbox: Sandbox, ...instances: Instance[]): Promise<void> {
	await sandbox.events.settled();
	for (const instance of instances) await instance.settled();
}
