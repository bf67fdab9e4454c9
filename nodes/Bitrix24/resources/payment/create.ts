import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { dealId, entityTypeId, invoiceId } from '../../fields/owner';
import { paySystemAt } from '../../fields/paySystem';
import { oneOf, optional } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isNewId, isRecord } from '../expectedResults';
import type { Operation } from '../operation';
import { idOfAdded } from '../output';
import { createFilled } from './fill/createFilled';
import { PUBLIC_URL, publicUrlSpec } from './publicUrl';
import { returned } from './verify';
import { ownerAs } from '../locators/byInvoiceNumber';
import { validPaySystemId, validOwnerType, validOwnerId, ownerLabel } from '../validIds';

const ADD = 'crm.item.payment.add';

const fill: INodeProperties = {
	displayName: 'Fill',
	name: 'fill',
	type: 'options',
	options: [
		{
			name: 'Everything Not Yet in a Payment',
			value: 'unpaid',
			description: 'All products and deliveries that are not in a payment yet',
		},
		{
			name: 'Nothing',
			value: 'none',
			description: 'A payment with the sum 0, to add products to later',
		},
	],
	default: 'unpaid',
	description: 'What to put into the new payment',
	routing: { send: { type: 'body', property: 'fill' } },
};

/**
 * `crm.item.payment.add` {entityTypeId, entityId, fields: {paySystemId}} → the new payment's id. The
 * parameter `fields` is not in the official page; the portal's own code reads it (docs/bitrix24-rest.md §1).
 */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create payment',
		description:
			'Create a payment for a deal or invoice with all products and deliveries that are not in a payment yet',
		routing: callMethod(
			ADD,
			{
				idempotency: 'nonIdempotent',
				label: ownerLabel,
				input: {
					entityTypeId: validOwnerType,
					entityId: validOwnerId,
					'fields.paySystemId': optional(validPaySystemId),
					fill: oneOf('Fill', { 'Everything Not Yet in a Payment': 'unpaid', Nothing: 'none' }),
				},
				resolveCall: ({ fill: filled, ...parameters }) => ({
					...{ call: { method: ADD, parameters }, idempotency: 'nonIdempotent', allPages: false },
					...(filled === 'unpaid' && { procedure: createFilled }),
				}),
				isExpectedResult: isNewId,
				...ownerAs('entityId'),
				manualCheck:
					'Check the payments of this deal or invoice (Payment > Get Many) before you run this again.',
				readBack: returned(({ fields }) =>
					(fields as { paySystemId?: number } | undefined)?.paySystemId === undefined
						? {}
						: { paySystemId: (fields as { paySystemId: number }).paySystemId },
				),
				appendix: {
					call: ({ value }) => ({
						method: PUBLIC_URL,
						parameters: { id: Number(isRecord(value) ? value.id : value) },
					}),
					spec: publicUrlSpec,
					fields: (result) => {
						const { url, shortUrl } = (result as { payment: IDataObject }).payment;
						return { url, shortUrl };
					},
					advice:
						'The payment was created; only its link is missing. Request it with Payment > Get Public Link, which says what to fix if it fails, too. Don’t run this item again: that could create another payment. Retry On Fail only requests the link again.',
				},
			},
			idOfAdded,
		),
	},
	fields: [
		entityTypeId,
		dealId,
		invoiceId,
		fill,
		{
			displayName: 'Additional Fields',
			name: 'fields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [paySystemAt('fields.paySystemId')],
		},
	],
};
