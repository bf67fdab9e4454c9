import { entityTypeId, ownDealId, ownInvoiceId } from '../../fields/owner';
import { callMethod } from '../callMethod';
import type { Operation } from '../describe';
import { recordIn } from '../output';
import { invoiceByNumber } from '../locators/byInvoiceNumber';
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
				locators: invoiceByNumber('id'),
			},
			recordIn('item'),
		),
	},
	fields: [entityTypeId, ownDealId, ownInvoiceId],
};
