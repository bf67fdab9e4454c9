import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox';
import type { CredentialFile } from './api';

/** What a person fills in for a webhook of a sandbox portal. */
export const webhookCredential = (
	{ webhookUrl }: Sandbox,
	plan = 'selfHosted',
	name = `Portal ${new URL(webhookUrl).port}`,
	more: { applicationToken?: string } = {},
) => ({ name, type: 'bitrix24Api', data: { webhookSecretUrl: webhookUrl, plan, ...more } });

/** The same for its application; it wants only Connect to be pressed. */
export const oAuth2Credential = ({ url, oauth }: Sandbox): CredentialFile => ({
	name: 'Sandbox portal, OAuth2',
	type: 'bitrix24OAuth2Api',
	data: {
		portal: new URL(url).host,
		authServer: 'other',
		authServerUrl: oauth.tokenUrl,
		plan: 'standard',
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
	},
});

/** The same, connected as a person has done with Connect. */
export function connectedCredential(sandbox: Sandbox): CredentialFile {
	const { data, ...credential } = oAuth2Credential(sandbox);
	const oauthTokenData = sandbox.oauth.issue() as unknown as IDataObject;
	return { ...credential, data: { ...data, oauthTokenData } };
}
