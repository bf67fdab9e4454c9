import { dealId, entityTypeId, invoiceId } from '../../fields/owner';
import { paySystemAt } from '../../fields/paySystem';
import { optional } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isNewId } from '../expectedResults';
import type { Operation } from '../describe';
import { idOfAdded } from '../output';
import { returned } from './verify';
import { validPaySystemId, validOwnerType, validOwnerId, ownerLabel } from '../validIds';

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
			'Create a payment for a deal or invoice. It starts with the sum 0: add products to it to give it a sum.',
		routing: callMethod(
			'crm.item.payment.add',
			{
				idempotency: 'nonIdempotent',
				label: ownerLabel,
				input: {
					entityTypeId: validOwnerType,
					entityId: validOwnerId,
					'fields.paySystemId': optional(validPaySystemId),
				},
				isExpectedResult: isNewId,
				manualCheck:
					'Look at the payments of this deal or invoice in the portal (or with Payment > Get Many) before you run this again.',
				readBack: returned(({ fields }) =>
					(fields as { paySystemId?: number } | undefined)?.paySystemId === undefined
						? {}
						: { paySystemId: (fields as { paySystemId: number }).paySystemId },
				),
			},
			idOfAdded,
		),
	},
	fields: [
		entityTypeId,
		dealId,
		invoiceId,
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
