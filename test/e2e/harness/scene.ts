import type { WorkflowFile } from '../../support/engine';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox';
import type { CredentialFile, N8nApi, StoredWorkflow } from './api';
import type { Execution } from './execution';
import { sharedN8n } from './shared';
import { withCredentials } from './workflow';

/** A stored credential, as a node knows it. */
type Chosen = { id: string; name: string };

/** An n8n, and a portal of a test file's own, for which it has a credential. */
export interface Scene {
	api: N8nApi;
	sandbox: Sandbox;
	/** That credential, as n8n knows it. */
	credential: Chosen;
	/** Stores another credential, which is chosen from then on in the nodes that take its type. */
	choose(credential: CredentialFile): Promise<Chosen>;
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
 * Sets the scene for a test file in an n8n. The credential is of a portal without limits, unless told.
 *
 * @param name of the credential
 */
export async function setSceneIn(
	api: N8nApi,
	settings: SandboxSettings = {},
	plan = 'selfHosted',
	name?: string,
): Promise<Scene> {
	const sandbox = await startSandbox(settings);
	const chosen: Record<string, Chosen> = {};
	const choose = async (file: CredentialFile) =>
		(chosen[file.type] = { id: await api.addCredential(file), name: file.name });
	const credential = await choose(webhookOf(sandbox, plan, name));
	const add = async (file: WorkflowFile) => await api.addWorkflow(withCredentials(file, chosen));
	return {
		api,
		sandbox,
		credential,
		choose,
		add,
		run: async (file) => await api.run(await add(file)),
		stop: async () => await sandbox.stop(),
	};
}

/** The same in the n8n that all share. */
export async function setScene(
	settings: SandboxSettings = {},
	plan?: string,
	name?: string,
): Promise<Scene> {
	return await setSceneIn(await sharedN8n(), settings, plan, name);
}
