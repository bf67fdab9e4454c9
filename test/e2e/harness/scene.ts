import type { WorkflowFile } from '../../engine';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox';
import type { N8nApi, StoredWorkflow } from './api';
import type { Execution } from './execution';
import { sharedN8n } from './shared';
import { withCredentials } from './workflow';

/** The n8n that all share, and a portal of a test file's own, for which it has a credential. */
export interface Scene {
	api: N8nApi;
	sandbox: Sandbox;
	/** That credential, as n8n knows it. */
	credential: { id: string; name: string };
	/** Stores a workflow with that credential chosen in its nodes. */
	add(file: WorkflowFile): Promise<StoredWorkflow>;
	/** Stores it, and presses Execute workflow. */
	run(file: WorkflowFile): Promise<Execution>;
	stop(): Promise<void>;
}

/** What a person fills in for a webhook of a sandbox portal. */
export const webhookOf = (
	{ webhookUrl }: Sandbox,
	plan = 'selfHosted',
	name = `Portal ${new URL(webhookUrl).port}`,
) => ({
	name,
	type: 'bitrix24Api',
	data: { webhookSecretUrl: webhookUrl, plan },
});

/**
 * Sets the scene for a test file. The credential is of a portal without limits, unless told.
 *
 * @param name of the credential
 */
export async function setScene(
	settings: SandboxSettings = {},
	plan = 'selfHosted',
	name?: string,
): Promise<Scene> {
	const api = await sharedN8n();
	const sandbox = await startSandbox(settings);
	const webhook = webhookOf(sandbox, plan, name);
	const credential = { id: await api.addCredential(webhook), name: webhook.name };
	const add = async (file: WorkflowFile) =>
		await api.addWorkflow(withCredentials(file, { bitrix24Api: credential }));
	return {
		api,
		sandbox,
		credential,
		add,
		run: async (file) => await api.run(await add(file)),
		stop: async () => await sandbox.stop(),
	};
}
