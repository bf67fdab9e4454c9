import type { WorkflowFile } from '../../support/engine';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox';
import type { CredentialFile, N8nApi, StoredWorkflow } from './api';
import type { Execution } from './execution';
import { sharedN8n } from './shared-n8n';
import { withCredentials } from './workflow';

/** A stored credential, as a node knows it. */
type CredentialRef = { id: string; name: string };

/** An n8n, and a portal of a test file's own, for which it has a credential. */
export interface Fixture {
	api: N8nApi;
	sandbox: Sandbox;
	/** That credential, as n8n knows it. */
	credential: CredentialRef;
	/** Stores another credential, which is chosen from then on in the nodes that take its type. */
	useCredential(credential: CredentialFile): Promise<CredentialRef>;
	/** Stores a workflow with that credential chosen in its nodes. */
	add(file: WorkflowFile): Promise<StoredWorkflow>;
	/** Stores it, and presses Execute workflow. */
	run(file: WorkflowFile): Promise<Execution>;
	stop(): Promise<void>;
}

/** What a person fills in for a webhook of a sandbox portal. */
export const webhookCredential = (
	{ webhookUrl }: Sandbox,
	plan = 'selfHosted',
	name = `Portal ${new URL(webhookUrl).port}`,
) => ({
	name,
	type: 'bitrix24Api',
	data: { webhookSecretUrl: webhookUrl, plan },
});

/**
 * Sets up the fixture of a test file in an n8n. The credential is of a portal without limits, unless told.
 *
 * @param name of the credential
 */
export async function setUpFixtureIn(
	api: N8nApi,
	settings: SandboxSettings = {},
	plan = 'selfHosted',
	name?: string,
): Promise<Fixture> {
	const sandbox = await startSandbox(settings);
	const credentials: Record<string, CredentialRef> = {};
	const useCredential = async (file: CredentialFile) =>
		(credentials[file.type] = { id: await api.addCredential(file), name: file.name });
	const credential = await useCredential(webhookCredential(sandbox, plan, name));
	const add = async (file: WorkflowFile) =>
		await api.addWorkflow(withCredentials(file, credentials));
	return {
		api,
		sandbox,
		credential,
		useCredential,
		add,
		run: async (file) => await api.run(await add(file)),
		stop: async () => await sandbox.stop(),
	};
}

/** The same in the n8n that all share. */
export async function setUpFixture(
	settings: SandboxSettings = {},
	plan?: string,
	name?: string,
): Promise<Fixture> {
	return await setUpFixtureIn(await sharedN8n(), settings, plan, name);
}
