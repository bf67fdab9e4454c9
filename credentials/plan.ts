import type { INodeProperties } from 'n8n-workflow';

/** The portal's plan: how many requests it takes (the official page on limits). */
export const plan: INodeProperties = {
	displayName: 'Plan',
	name: 'plan',
	type: 'options',
	options: [
		{
			name: 'Any Plan Except Enterprise',
			value: 'standard',
			description: '2 requests a second, up to 50 at once',
		},
		{
			name: 'Enterprise',
			value: 'enterprise',
			description: '5 requests a second, up to 250 at once',
		},
		{
			name: 'Self-Hosted',
			value: 'selfHosted',
			description: 'A portal on your own server: no request limit',
		},
	],
	default: 'standard',
	description: 'The portal’s plan, which determines its request limit',
};
