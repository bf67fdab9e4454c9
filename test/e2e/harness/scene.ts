import type { WorkflowFile } from '../../engine';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox';
import type { N8nApi, StoredWorkflow } from './api';
import type { Execution } from './execution';
import { sharedN8n } from './shared';
import { withCredentials } from './workflow';

/** An n8n, and a portal of a test file's own, for which it has a credential. */
export interface Scene {
	api: N8nApi;
	sandbox: Sandbox;
	/** Stores a workflow with that credential chosen in its nodes. */
	add(file: WorkflowFile): Promise<StoredWorkflow>;
	/** Stores it, and presses Execute workflow. */
	run(file: WorkflowFile): Promise<Execution>;
	stop(): Promise<void>;
}

/** What a person fills in for a webhook of a sandbox portal. */
export const webhookOf = ({ webhookUrl }: Sandbox, plan = 'selfHosted') => ({
	name: `Portal ${new URL(webhookUrl).port}`,
	type: 'bitrix24Api',
	data: { webhookSecretUrl: webhookUrl, plan },
});

/** Sets the scene for a test file in an n8n. The credential is of a portal without limits, unless told. */
export async function setSceneIn(
	api: N8nApi,
	settings: SandboxSettings = {},
	plan = 'selfHosted',
): Promise<Scene> {
	const sandbox = await startSandbox(settings);
	const credential = webhookOf(sandbox, plan);
	const id = await api.addCredential(credential);
	const chosen = { bitrix24Api: { id, name: credential.name } };
	const add = async (file: WorkflowFile) => await api.addWorkflow(withCredentials(file, chosen));
	return {
		api,
		sandbox,
		add,
		run: async (file) => await api.run(await add(file)),
		stop: async () => await sandbox.stop(),
	};
}

/** The same in the n8n that all share. */
export async function setScene(settings: SandboxSettings = {}, plan?: string): Promise<Scene> {
	return await setSceneIn(await sharedN8n(), settings, plan);
}
