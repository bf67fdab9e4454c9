import type { INodeProperties } from 'n8n-workflow';

/** The portal's plan: how many requests it takes (the official page on limits). */
export const plan: INodeProperties = {
	displayName: 'Plan',
	name: 'plan',
	type: 'options',
	options: [
		{
			name: 'Enterprise',
			value: 'enterprise',
			description: '5 requests a second, up to 250 at once',
		},
		{
			name: 'Self-Hosted',
			value: 'selfHosted',
			description: 'A portal on a server of your own: no request limit',
		},
		{
			name: 'Standard',
			value: 'standard',
			description: 'Any other plan: 2 requests a second, up to 50 at once',
		},
	],
	default: 'standard',
	description: 'The portal’s plan, which says how many requests it takes',
};
