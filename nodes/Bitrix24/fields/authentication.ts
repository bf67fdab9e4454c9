import type { INodeProperties } from 'n8n-workflow';

/** The way into the portal: each has a credential of its own. */
export const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'OAuth2',
			value: 'oAuth2',
			description: 'Connect as a local or marketplace application',
		},
		{ name: 'Webhook', value: 'webhook', description: 'Connect with an inbound webhook' },
	],
	default: 'webhook',
	description: 'Which credential to use. It determines whose permissions apply.',
};
