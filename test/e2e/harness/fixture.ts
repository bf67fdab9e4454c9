import type { WorkflowFile } from '../../support/engine';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox';
import type { CredentialFile, N8nApi, StoredWorkflow } from './api';
import type { Execution } from './execution';
import { webhookCredential } from './sandbox-credentials';
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

/**
 * The same in the n8n that all share, for all tests of a file: set up before the first, its portal as new
 * before each, stopped after the last.
 */
export function useFixture(settings: SandboxSettings = {}, plan?: string, name?: string): Fixture {
	const fixture = {} as Fixture;
	beforeAll(async () => {
		Object.assign(fixture, await setUpFixtureIn(await sharedN8n(), settings, plan, name));
	});
	beforeEach(() => fixture.sandbox.reset());
	afterAll(async () => await fixture.stop());
	return fixture;
}
