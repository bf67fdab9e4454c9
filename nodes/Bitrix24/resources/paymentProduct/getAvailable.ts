import { dealId, entityTypeId, invoiceId } from '../../fields/owner';
import { callMethod } from '../callMethod';
import { isList, isRecord } from '../expectedResults';
import type { Operation } from '../operation';
import { eachOf } from '../output';
import { ownerAs } from '../locators/byInvoiceNumber';
import { ownerLabel, validOwnerId, validOwnerTypeAbbr } from '../validIds';

/**
 * `crm.item.productrow.getAvailableForPayment` {ownerType, ownerId} → {productRows: […]}: what no
 * payment covers yet.
 */
export const getAvailable: Operation = {
	option: {
		name: 'Get Available',
		value: 'getAvailable',
		action: 'Get products available for payment',
		description: 'Retrieve the product rows of a deal or invoice that are not in a payment yet',
		routing: callMethod(
			'crm.item.productrow.getAvailableForPayment',
			{
				idempotency: 'safe',
				label: ownerLabel,
				input: { ownerType: validOwnerTypeAbbr, ownerId: validOwnerId },
				isExpectedResult: (result) => isRecord(result) && isList(result.productRows),
				...ownerAs('ownerId', 'ownerType'),
			},
			eachOf('productRows'),
		),
	},
	fields: [entityTypeId, dealId, invoiceId],
};
