import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import type { CredentialFile, N8nApi, StoredWorkflow } from './api';
import { credentialsOf } from './furnish';
import type { Scene } from './scene';
import { chain, withCredentials, type NodeOf } from './workflow';

/** The sandbox's application, connected as a person has done with Connect. */
export function applicationOf(sandbox: Sandbox): CredentialFile {
	const [, credential] = credentialsOf(sandbox);
	const oauthTokenData = sandbox.oauth.issue() as unknown as IDataObject;
	if (credential === undefined) throw new Error('There is no credential of an application');
	return { ...credential, data: { ...credential.data, oauthTokenData } };
}

/** A Bitrix24 Trigger that waits for payments to be paid. */
export const trigger = (webhookId: string, parameters: IDataObject, type: string): NodeOf => ({
	name: 'Bitrix24 Trigger',
	type: 'n8n-nodes-bitrix24-payments.bitrix24Trigger',
	webhookId,
	credentials: { [type]: { id: null, name: '' } },
	parameters: { events: ['paymentPaid'], options: {}, ...parameters } as NodeOf['parameters'],
});

/** The address under which n8n takes calls for a trigger. */
export const addressOf = ({ url }: N8nApi, webhookId: string): string =>
	`${url}/webhook/${webhookId}/webhook`;

/** Stores a workflow that begins with the trigger of an application, which is connected. */
export async function addTriggered(
	{ api, sandbox }: Scene,
	webhookId: string,
	nodes: NodeOf[],
): Promise<StoredWorkflow> {
	const credential = applicationOf(sandbox);
	const { name, type } = credential;
	const id = await api.addCredential(credential);
	const first = trigger(webhookId, { authentication: 'oAuth2' }, type);
	return await api.addWorkflow(withCredentials(chain([first, ...nodes]), { [type]: { id, name } }));
}
