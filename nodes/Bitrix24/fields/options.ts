import type { INodeProperties } from 'n8n-workflow';

/** How requests are sent, for every operation, and what else is asked for. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 50, numberPrecision: 0 },
			default: 0,
			description:
				'How many items to send in one request, from 1 to 50. With 0 the node chooses: one for few items, more when the portal’s limits would make many items wait.',
		},
		{
			displayName: 'Expected Currency',
			name: 'expectedCurrency',
			type: 'string',
			default: '',
			placeholder: 'e.g. RUB',
			description: 'Pays the payment only if it is in this currency (a three-letter code)',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['pay'] } },
		},
		{
			displayName: 'Expected Sum',
			name: 'expectedSum',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1200.50',
			description:
				'Pays the payment only if it has exactly this sum. With a deal or invoice, selects the unpaid payment that has this sum. Otherwise nothing is paid.',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['pay'] } },
		},
		{
			displayName: 'Include Owner',
			name: 'includeOwner',
			type: 'boolean',
			default: false,
			description:
				'Whether to return what each payment belongs to, as owner with entityTypeId (2 for a deal, 31 for an invoice), entityId and orderId. Requires the sale scope and a user with permissions for the online store’s orders.',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['get', 'getAll'] } },
		},
		{
			displayName: 'Max Wait',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 660,
			description:
				'How long to keep retrying, in seconds, while Bitrix24 rate-limits requests or blocks a method that has used up its operating time (up to ten minutes). Time spent in the node’s own queue does not count.',
		},
		{
			displayName: 'Parallel Requests',
			name: 'parallelRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 5,
			description:
				'Maximum number of concurrent requests, from 1 to 20. 1 sends the items strictly one after another.',
		},
		{
			displayName: 'Return Link',
			name: 'returnLink',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the public payment link, in full and short. Requires the salescenter scope.',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['create'] } },
		},
		{
			displayName: 'Return Payment',
			name: 'returnPayment',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the payment back after the change and return its fields. Fails the item if the change was not applied.',
			displayOptions: {
				show: {
					'/resource': ['payment'],
					'/operation': ['create', 'pay', 'setDetails', 'unpay', 'update'],
				},
			},
		},
	],
};
