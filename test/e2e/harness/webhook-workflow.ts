import type { N8nApi, StoredWorkflow } from './api';
import type { Fixture } from './fixture';
import { until } from './until';
import { chain, type NodeDraft } from './workflow';

const WEBHOOK = 'n8n-nodes-base.webhook';

const webhookTrigger = (path: string): NodeDraft => ({
	name: 'Called',
	type: WEBHOOK,
	typeVersion: 2,
	webhookId: path,
	parameters: { path, httpMethod: 'POST' },
});

/**
 * Stores a workflow that starts whenever another program calls it, and lets it.
 *
 * @param path a name of its own in its n8n
 * @param errorWorkflow the id of the workflow that is told when it fails
 */
export async function addWebhookWorkflow(
	{ api, add }: Fixture,
	path: string,
	nodes: NodeDraft[],
	errorWorkflow?: string,
): Promise<StoredWorkflow> {
	const settings = { executionOrder: 'v1' as const, errorWorkflow };
	const workflow = await add({ ...chain([webhookTrigger(path), ...nodes]), settings });
	await api.activate(workflow);
	return workflow;
}

/** Calls such a workflow; the id of its execution. */
export async function callWebhook(
	{ api }: { api: N8nApi },
	workflow: StoredWorkflow,
): Promise<string> {
	const path = workflow.nodes.find(({ type }) => type === WEBHOOK)?.parameters.path;
	const before = (await api.executionsOf(workflow)).map(({ id }) => id);
	const answered = async () =>
		(await fetch(`${api.url}/webhook/${String(path)}`, { method: 'POST' })).ok;
	// It takes calls a moment after it was activated, and refuses them until then.
	await until(answered, 'n8n did not take a call');
	const begun = async () =>
		(await api.executionsOf(workflow)).find(({ id }) => !before.includes(id))?.id;
	await until(async () => (await begun()) !== undefined, 'a call started no execution');
	return (await begun()) ?? '';
}
