import type { INodeProperties } from 'n8n-workflow';
import { DEAL, INVOICE } from '../../fields/owner';

const belongsTo: INodeProperties = {
	displayName: 'Belongs To',
	name: 'belongsTo',
	type: 'options',
	options: [
		{ name: 'Deal', value: DEAL },
		{ name: 'Deal or Invoice', value: 0 },
		{ name: 'Invoice', value: INVOICE },
	],
	default: 0,
	description:
		'Whether only payments of deals, or only those of invoices, start the workflow. To tell them apart needs the scope sale and an administrator; deleted payments can’t be told apart.',
};

const choices: INodeProperties[] = [
	{
		displayName: 'Ignore Own Changes',
		name: 'ignoreOwn',
		type: 'boolean',
		default: false,
		description:
			'Whether changes that the user of the credential made do not start the workflow. The Bitrix24 node with the same credential makes such changes, too.',
	},
	{
		displayName: 'Minimum Sum',
		name: 'minimumSum',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Only payments of this sum or more start the workflow, in their own currency',
	},
	{
		displayName: 'Pay System Names or IDs',
		name: 'paySystems',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getPaySystems' },
		default: [],
		description:
			'Only payments with these pay systems start the workflow. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: false,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options,
});

export const options = collection([belongsTo, ...choices]);

export const pollOptions = collection([
	// Where single deals or invoices are watched, it is said there.
	{ ...belongsTo, displayOptions: { show: { '/watch': ['all'] } } },
	...choices.slice(0, 1),
	{
		displayName: 'Look Back',
		name: 'lookBack',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650, numberPrecision: 0 },
		default: 30,
		description:
			'How many days back payments are read each time. Older ones are still seen when they are paid, or when they are known from before.',
		displayOptions: { show: { '/watch': ['all'] } },
	},
	...choices.slice(1),
]);
