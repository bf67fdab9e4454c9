import type { INodeCredentialDescription } from 'n8n-workflow';

/** The credentials of the ways into the portal. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: 'bitrix24Api',
		required: true,
		displayOptions: { show: { authentication: ['webhook'] } },
	},
	{
		name: 'bitrix24OAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
