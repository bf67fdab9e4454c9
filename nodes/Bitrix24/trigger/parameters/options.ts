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
		'Start the workflow only for payments of deals, or only for payments of invoices. Requires the sale scope and a user with permissions for the online store’s orders. Does not apply to deleted payments.',
};

const choices: INodeProperties[] = [
	{
		displayName: 'Ignore Own Changes',
		name: 'ignoreOwn',
		type: 'boolean',
		default: false,
		description:
			'Whether to ignore changes made by the credential’s user, including those of a Bitrix24 node with the same credential',
	},
	{
		displayName: 'Minimum Sum',
		name: 'minimumSum',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description:
			'Start the workflow only for payments of this sum or more, in the payment’s currency',
	},
	{
		displayName: 'Payment System Names or IDs',
		name: 'paySystems',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getPaySystems' },
		default: [],
		description:
			'Start the workflow only for payments with these payment systems. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
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
			'How many days back to read payments at each poll. Older payments are still detected when they are paid, or if they are already known.',
		displayOptions: { show: { '/watch': ['all'] } },
	},
	...choices.slice(1),
]);
