import { byId, filtersOf, sortBy } from '../../fields/filters';
import { dealId, entityTypeId, invoiceId } from '../../fields/owner';
import { limit, returnAll } from '../../fields/paging';
import { oneOf, optional, unlessAny } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../operation';
import { eachRecord } from '../output';
import { ownerAs } from '../locators/byInvoiceNumber';
import { validOwnerType, validOwnerId, ownerLabel } from '../validIds';
import { validSort } from '../validSort';

const sortFields = [{ displayName: 'Price', name: 'priceDelivery', first: 'lowest price' }, byId];

/**
 * `crm.item.delivery.list` {entityTypeId, entityId, filter, order} → all deliveries of a deal or
 * invoice: the method does not page.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many deliveries',
		description: 'Retrieve the deliveries of a deal or invoice, each as a separate item',
		routing: callMethod(
			'crm.item.delivery.list',
			{
				idempotency: 'safe',
				label: ownerLabel,
				input: {
					entityTypeId: validOwnerType,
					entityId: validOwnerId,
					'filter.deducted': unlessAny(
						optional(oneOf('Shipped', { Shipped: 'Y', 'Not Shipped': 'N' })),
					),
					...validSort(sortFields),
				},
				isExpectedResult: isList,
				...ownerAs('entityId'),
			},
			eachRecord,
		),
	},
	fields: [
		entityTypeId,
		dealId,
		invoiceId,
		returnAll,
		limit,
		filtersOf([
			{
				displayName: 'Shipped',
				name: 'deducted',
				type: 'options',
				options: [
					{ name: 'Any', value: 'any' },
					{ name: 'Not Shipped', value: 'N' },
					{ name: 'Shipped', value: 'Y' },
				],
				default: 'any',
				description: 'Return only shipped or only unshipped deliveries',
				routing: { send: { type: 'body', property: 'filter.deducted' } },
			},
		]),
		sortBy(sortFields),
	],
};
