import type { ICredentialDataDecryptedObject, INodeTypeDescription } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { WorkflowFile } from '../../support/engine';
import { readExecution, type Execution, type StoredExecution } from './execution';

/** A workflow that n8n has stored. */
export interface StoredWorkflow extends WorkflowFile {
	id: string;
	name: string;
	active: boolean;
	versionId: string;
}

/** A credential: its type, and what a person fills in. */
export interface CredentialFile {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** The person to whom this n8n belongs. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Sandbox1',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

const UNFINISHED = ['new', 'running', 'waiting'];

/** What the editor does, over the REST API that the editor itself uses. */
export class N8nApi {
	/** @param cookie what a login has given; a person's browser may be given it too */
	constructor(
		readonly url: string,
		public cookie = '',
	) {}

	/** Logs in as the owner, who is made where there is none yet. Logins are counted: keep the cookie. */
	async logIn(): Promise<void> {
		const { email, password } = OWNER;
		const isNew = await this.send('POST', '/rest/owner/setup', OWNER);
		const answer = isNew.ok
			? isNew
			: await this.send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		if (!answer.ok) throw new Error(`n8n lets nobody in: ${answer.status} ${await answer.text()}`);
		const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		this.cookie = given.join('; ');
	}

	private async send(method: string, path: string, body?: unknown): Promise<Response> {
		return await fetch(this.url + path, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	}

	/**
	 * One request of the REST API.
	 *
	 * @throws with n8n's own words, where it refuses
	 */
	async request<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
		const answer = await this.send(method, path, body);
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
		const whole = JSON.parse(text) as { data: Answer };
		return path.startsWith('/rest/') ? whole.data : (whole as Answer);
	}

	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.request('GET', '/types/nodes.json');
	}

	async credentialTypes(): Promise<Array<{ name: string; displayName: string }>> {
		return await this.request('GET', '/types/credentials.json');
	}

	async credentials(): Promise<Array<{ id: string; name: string; type: string }>> {
		return await this.request('GET', '/rest/credentials');
	}

	/** Stores a credential; its id. */
	async addCredential(credential: CredentialFile): Promise<string> {
		return (await this.request<{ id: string }>('POST', '/rest/credentials', credential)).id;
	}

	/** Stores a credential, and makes the test that n8n makes of it then. */
	async testCredential(credential: CredentialFile): Promise<{ status: string; message: string }> {
		const credentials = { id: await this.addCredential(credential), ...credential };
		return await this.request('POST', '/rest/credentials/test', { credentials });
	}

	async workflows(): Promise<Array<{ id: string; name: string; active: boolean }>> {
		return await this.request('GET', '/rest/workflows');
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	/** Stores a workflow, as Import from File does. */
	async addWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		const { name = 'Test', nodes, connections, settings = { executionOrder: 'v1' } } = file;
		// n8n 1 wants to be told that it is not active.
		const workflow = { name, nodes, connections, settings, active: false };
		return await this.request('POST', '/rest/workflows', workflow);
	}

	/** Lets a workflow's triggers start it by themselves. */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Presses Execute workflow; n8n's answer. */
	async start(
		workflow: StoredWorkflow,
		trigger = workflow.nodes.find(({ type }) => /Trigger$/.test(type))?.name,
	): Promise<{ executionId: string } | { waitingForWebhook: true }> {
		return await this.request('POST', `/rest/workflows/${workflow.id}/run`, {
			// n8n 1 runs what it is handed, n8n 2 what it has stored.
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
		});
	}

	/** Presses Execute workflow; the execution once it has ended. */
	async run(workflow: StoredWorkflow, trigger?: string): Promise<Execution> {
		const answer = await this.start(workflow, trigger);
		if ('executionId' in answer) return await this.waitForEnd(answer.executionId);
		throw new Error('The workflow waits to be called');
	}

	/** What an execution has left so far. */
	async execution(id: string): Promise<Execution> {
		return readExecution(await this.request<StoredExecution>('GET', `/rest/executions/${id}`));
	}

	/** Waits for the end of an execution. */
	async waitForEnd(id: string, within = 60_000): Promise<Execution> {
		const until = Date.now() + within;
		for (;;) {
			const stored = await this.request<StoredExecution>('GET', `/rest/executions/${id}`);
			// n8n 1 stores a moment later what has come out.
			const isThere = stored.data !== '[]';
			if (isThere && !UNFINISHED.includes(stored.status)) return readExecution(stored);
			if (Date.now() > until) throw new Error(`The execution ${id} is still ${stored.status}`);
			await sleep(100);
		}
	}

	/** The executions of a workflow, the newest first. */
	async executionsOf({ id }: StoredWorkflow): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const path = `/rest/executions?filter=${filter}&limit=100`;
		return (await this.request<{ results: Array<{ id: string; status: string }> }>('GET', path))
			.results;
	}
}
