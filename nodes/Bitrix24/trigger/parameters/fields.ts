import type { INodeProperties } from 'n8n-workflow';
import { DEAL, INVOICE } from '../../fields/owner';
import type { EventName } from '../state/snapshot';

const EVENTS: Array<{ name: string; value: EventName; description: string }> = [
	{
		name: 'Payment Created',
		value: 'paymentCreated',
		description: 'A payment that was not there when the workflow was activated',
	},
	{
		name: 'Payment Deleted',
		value: 'paymentDeleted',
		description: 'Only the ID goes out, since nothing else is left',
	},
	{
		name: 'Payment Paid',
		value: 'paymentPaid',
		description: 'By a customer, an employee, a robot, or a workflow such as this one',
	},
	{
		name: 'Payment Unpaid',
		value: 'paymentUnpaid',
		description: 'A payment that was paid is marked as not paid',
	},
	{
		name: 'Payment Updated',
		value: 'paymentUpdated',
		description: 'Its sum, currency, number or pay system has changed',
	},
];

/** What starts the workflow. */
export const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options: EVENTS,
	default: ['paymentPaid'],
	description: 'What starts the workflow. An item goes out for each event.',
};

/** Tells what to do in Bitrix24, where the user binds the handler by hand. */
export const outboundWebhook: INodeProperties = {
	displayName:
		'In Bitrix24 open Developer resources > Other > Outbound webhook. Paste the Production URL from above as the handler’s address, tick <b>OnPaymentEntitySaved</b> and <b>OnPaymentDeleted</b>, save it, and copy its application token into <b>Application Token</b> of the credential. To try it in the editor, use the Test URL in a second webhook, whose token is not needed.',
	name: 'outboundWebhook',
	type: 'notice',
	default: '',
	displayOptions: { show: { authentication: ['webhook'] } },
};

/** Which payments the poll trigger reads. */
export const watched: INodeProperties[] = [
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		options: [
			{
				name: 'All Payments',
				value: 'all',
				description: 'Needs the scope sale and a user with rights to the online store’s orders',
			},
			{
				name: 'Payments of Deals or Invoices',
				value: 'owners',
				description: 'Needs the scope crm only',
			},
		],
		default: 'all',
		description: 'Which payments to look at',
	},
	{
		displayName: 'Belongs To',
		name: 'entityTypeId',
		type: 'options',
		options: [
			{ name: 'Deal', value: DEAL },
			{ name: 'Invoice', value: INVOICE },
		],
		default: DEAL,
		description: 'Whether they belong to deals or to invoices',
		displayOptions: { show: { watch: ['owners'] } },
	},
	{
		displayName: 'Deals or Invoices',
		name: 'entityIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 13144, 13145',
		description: 'The IDs of the deals or invoices whose payments to look at, separated by commas',
		displayOptions: { show: { watch: ['owners'] } },
	},
];
