import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import type { CredentialFile, N8nApi, StoredWorkflow } from './api';
import { sandboxCredentials } from './seed';
import type { Fixture } from './fixture';
import { chain, withCredentials, type NodeDraft } from './workflow';

/** The sandbox's application, connected as a person has done with Connect. */
export function connectedApplication(sandbox: Sandbox): CredentialFile {
	const [, credential] = sandboxCredentials(sandbox);
	const oauthTokenData = sandbox.oauth.issue() as unknown as IDataObject;
	if (credential === undefined) throw new Error('There is no credential of an application');
	return { ...credential, data: { ...credential.data, oauthTokenData } };
}

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
	const credential = connectedApplication(sandbox);
	const { name, type } = credential;
	const id = await api.addCredential(credential);
	const first = triggerNode(webhookId, { authentication: 'oAuth2' }, type);
	return await api.addWorkflow(withCredentials(chain([first, ...nodes]), { [type]: { id, name } }));
}
