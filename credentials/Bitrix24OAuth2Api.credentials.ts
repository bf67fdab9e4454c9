import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { LOOPBACK_HOST, SAFE_URL } from '../nodes/Bitrix24/portal/connection/loopback';
import { plan } from './plan';
import { rulesOf } from './answerRules';

/**
 * The portal's origin out of what the user entered: `https://` and a path are forgiven. As in
 * portal/connection/oauth2Credential.ts, plain http is for this machine alone.
 *
 * @param fields the name under which n8n gives an expression the credential's fields
 */
const originOf = (fields: '$self' | '$credentials'): string => {
	const host = `${fields}["portal"].trim().replace(/^https?:\\/\\//i, "").replace(/\\/.*$/, "")`;
	return `(/^${LOOPBACK_HOST}(:\\d+)?$/.test(${host}) ? "http://" : "https://") + ${host}`;
};

export class Bitrix24OAuth2Api implements ICredentialType {
	name = 'bitrix24OAuth2Api';

	displayName = 'Bitrix24 OAuth2 API';

	extends = ['oAuth2Api'];

	documentationUrl =
		'https://github.com/PUBLISHER/n8n-nodes-bitrix24-payments/blob/HEAD/docs/oauth2.md';

	icon: Icon = {
		light: 'file:../nodes/Bitrix24/bitrix24OAuth2.svg',
		dark: 'file:../nodes/Bitrix24/bitrix24OAuth2.dark.svg',
	};

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		// n8n has both already, and above all others; here they say what Bitrix24 calls them.
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'local.0123456789abcd.01234567',
			hint: 'Application ID (client_id) in the application’s settings in Bitrix24. Enter the redirect URL above there as Your handler path.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Application key (client_secret) in the application’s settings. Then fill in Portal below.',
		},
		{
			displayName: 'Portal',
			name: 'portal',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'your-portal.bitrix24.com',
			description: 'The host name of the portal on which the application is installed',
		},
		{
			displayName: 'Authorization Server',
			name: 'authServer',
			type: 'options',
			options: [
				{
					name: 'International (oauth.bitrix.info)',
					value: 'https://oauth.bitrix.info/oauth/token/',
					description: 'For portals of all countries except those below',
				},
				{
					name: 'Russia and Neighbours (oauth.bitrix24.tech)',
					value: 'https://oauth.bitrix24.tech/oauth/token/',
					description:
						'For portals of Russia, Armenia, Azerbaijan, Belarus, Georgia, Kazakhstan, Kyrgyzstan and Uzbekistan',
				},
				{
					name: 'Other',
					value: 'other',
					description:
						'The authorization server of a self-hosted portal, as its administrator set it',
				},
			],
			default: 'https://oauth.bitrix.info/oauth/token/',
			description:
				'The server that issues tokens. It depends on the country in which the portal was created.',
		},
		{
			displayName: 'Authorization Server URL',
			name: 'authServerUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://oauth.your-server.com/oauth/token/',
			description: 'The URL of the server that issues tokens',
			displayOptions: { show: { authServer: ['other'] } },
		},
		plan,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ ${originOf('$self')} + "/oauth/authorize/" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ $self["authServer"] !== "other" ? $self["authServer"] : ${SAFE_URL}.test($self["authServerUrl"]) ? $self["authServerUrl"] : "" }}`,
		},
		// Bitrix24 takes the scopes from the application's card; left undefined, n8n would ask for openid.
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${originOf('$credentials')} + "/rest" }}`,
			url: '/method.get',
			method: 'POST',
			// The token beside n8n's header: a web server that runs PHP by CGI may drop that.
			body: {
				name: 'crm.item.payment.pay',
				auth: '={{ ($credentials["oauthTokenData"] || {})["access_token"] || "" }}',
			},
			json: true,
			disableFollowRedirect: true,
		},
		rules: rulesOf({
			refused:
				'Bitrix24 rejected the access token. The application is not installed or is disabled, or access has expired. Check the application in Bitrix24, then connect again',
			scope:
				'Connected, but the application lacks the scope CRM (crm). Add it in the application’s settings in Bitrix24, then connect again',
		}),
	};
}
