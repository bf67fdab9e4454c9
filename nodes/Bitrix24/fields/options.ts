import type { INodeProperties } from 'n8n-workflow';

/** How requests are sent, for every operation. portal/ reads these once a run. */
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
				'How many items go into one request to Bitrix24, from 1 to 50. With 0 each item is a request of its own.',
		},
		{
			displayName: 'Expected Currency',
			name: 'expectedCurrency',
			type: 'string',
			default: '',
			placeholder: 'e.g. RUB',
			description: 'Pays only a payment in this currency, by its three-letter code',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['pay'] } },
		},
		{
			displayName: 'Expected Sum',
			name: 'expectedSum',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1200.50',
			description:
				'Pays only a payment of exactly this sum. With a deal or invoice it also picks the one unpaid payment of this sum. With another sum nothing is paid.',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['pay'] } },
		},
		{
			displayName: 'Max Wait',
			name: 'maxWait',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 60,
			description:
				'How many seconds to wait while the portal itself blocks requests. Waiting for our own turn is not counted.',
		},
		{
			displayName: 'Parallel Requests',
			name: 'parallelRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 5,
			description:
				'How many requests may be under way at once, from 1 to 20. With 1 the items are sent strictly one after the other.',
		},
		{
			displayName: 'Return Link',
			name: 'returnLink',
			type: 'boolean',
			default: false,
			description:
				'Whether to return the link by which the client pays, in full and short. Needs the scope salescenter.',
			displayOptions: { show: { '/resource': ['payment'], '/operation': ['create'] } },
		},
		{
			displayName: 'Return Payment',
			name: 'returnPayment',
			type: 'boolean',
			default: false,
			description:
				'Whether to read the payment back after the change and return its fields, which also checks that the change is there',
			displayOptions: {
				show: {
					'/resource': ['payment'],
					'/operation': ['create', 'pay', 'setDetails', 'unpay', 'update'],
				},
			},
		},
	],
};
