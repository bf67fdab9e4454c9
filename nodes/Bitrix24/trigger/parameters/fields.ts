import type { INodeProperties } from 'n8n-workflow';
import { DEAL, INVOICE } from '../../fields/owner';
import type { EventName } from '../state/snapshot';

const EVENTS: Array<{ name: string; value: EventName; description: string }> = [
	{
		name: 'Payment Created',
		value: 'paymentCreated',
		description: 'A payment was created after the workflow was activated',
	},
	{
		name: 'Payment Deleted',
		value: 'paymentDeleted',
		description: 'Emits only the ID, because the payment no longer exists',
	},
	{
		name: 'Payment Paid',
		value: 'paymentPaid',
		description:
			'A payment was marked as paid by a customer, an employee, automation or a workflow',
	},
	{
		name: 'Payment Unpaid',
		value: 'paymentUnpaid',
		description: 'A paid payment was marked as not paid',
	},
	{
		name: 'Payment Updated',
		value: 'paymentUpdated',
		description: 'The sum, currency, number or payment system changed',
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
	description: 'What starts the workflow. Emits one item per event.',
};

/** Whether the items tell what their payment belongs to. */
export const includeOwner: INodeProperties = {
	displayName: 'Include Owner',
	name: 'includeOwner',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the deal or invoice of the payment. Requires the sale scope and a user with permissions for the online store’s orders.',
};

/** Tells what to do in Bitrix24, where the user binds the handler by hand. */
export const outboundWebhook: INodeProperties = {
	displayName:
		'In Bitrix24 open Applications > Developer resources > Ready-made scenarios > Other > Outbound webhook. Paste the Production URL from above as the handler URL, select <b>OnPaymentEntitySaved</b> and <b>OnPaymentDeleted</b>, save, and copy the application token into <b>Application Token</b> of the credential. To test in the editor, create a second webhook with the Test URL. It needs no token.',
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
				description:
					'Requires the sale scope and a user with permissions for the online store’s orders',
			},
			{
				name: 'Payments of Deals or Invoices',
				value: 'owners',
				description: 'Needs only the scope crm',
			},
		],
		default: 'all',
		description: 'Which payments to watch',
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
		description: 'Whether to watch payments of deals or of invoices',
		displayOptions: { show: { watch: ['owners'] } },
	},
	{
		displayName: 'Deals or Invoices',
		name: 'entityIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 13144, 13145',
		description: 'The IDs of the deals or invoices whose payments to watch, separated by commas',
		displayOptions: { show: { watch: ['owners'] } },
	},
];
