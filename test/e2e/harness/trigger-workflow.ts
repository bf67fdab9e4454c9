import type { IDataObject } from 'n8n-workflow';

import type { N8nApi, StoredWorkflow } from './api';
import type { Fixture } from './fixture';
import { connectedCredential } from './sandbox-credentials';
import { chain, withCredentials, type NodeDraft } from './workflow';

/** A Bitrix24 Trigger that waits for payments to be paid. */
export const triggerNode = (
	webhookId: string,
	parameters: IDataObject,
	type: string,
): NodeDraft => ({
	name: 'Bitrix24 Trigger',
	type: 'n8n-nodes-bitrix24-payments.bitrix24Trigger',
	webhookId,
	credentials: { [type]: { id: null, name: '' } },
	parameters: { events: ['paymentPaid'], options: {}, ...parameters } as NodeDraft['parameters'],
});

/** The address under which n8n takes calls for a trigger. */
export const webhookUrlOf = ({ url }: N8nApi, webhookId: string): string =>
	`${url}/webhook/${webhookId}/webhook`;

/** Stores a workflow that begins with the trigger of an application, which is connected. */
export async function addTriggerWorkflow(
	{ api, sandbox }: Fixture,
	webhookId: string,
	nodes: NodeDraft[],
): Promise<StoredWorkflow> {
	const credential = connectedCredential(sandbox);
	const { name, type } = credential;
	const id = await api.addCredential(credential);
	const first = triggerNode(webhookId, { authentication: 'oAuth2' }, type);
	return await api.addWorkflow(withCredentials(chain([first, ...nodes]), { [type]: { id, name } }));
}
