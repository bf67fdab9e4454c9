import { entityTypeId, dealId, invoiceId } from '../../fields/owner';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { recordIn } from '../output';
import { ownerAs } from '../locators/byInvoiceNumber';
import { ownerLabel, validOwnerId, validOwnerType } from '../validIds';
import { isItem } from './item';

/** `crm.item.get` {entityTypeId, id} → {item}: the deal or invoice. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get deal or invoice',
		description:
			'Retrieve a deal or an invoice with its title, sum, stage, contact and other fields',
		routing: callMethod(
			'crm.item.get',
			{
				idempotency: 'safe',
				label: ownerLabel,
				input: { entityTypeId: validOwnerType, id: validOwnerId },
				isExpectedResult: isItem,
				...ownerAs('id'),
			},
			recordIn('item'),
		),
	},
	fields: [entityTypeId, dealId, invoiceId],
};
