import { filtersOf } from '../../fields/filters';
import { limit, returnAll } from '../../fields/paging';
import { text } from '../../execution/input/texts';
import { oneOf, optional, unlessAny } from '../../execution/input/validators';
import { callMethod } from '../callMethod';
import { isList } from '../expectedResults';
import type { Operation } from '../operation';
import { eachRecord } from '../output';

/**
 * `sale.paysystem.list` {FILTER, ORDER} → payment systems, with keys in upper case. It needs the scope
 * pay_system and a user who is a CRM administrator. The portal compares filters for equality only.
 */
export const getAll: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment systems',
		description:
			'Retrieve the portal’s payment systems. Requires the pay_system scope and a CRM administrator.',
		routing: callMethod(
			'sale.paysystem.list',
			{
				idempotency: 'safe',
				label: 'Filters',
				input: {
					'FILTER.ACTIVE': unlessAny(optional(oneOf('Active', { Active: 'Y', 'Not Active': 'N' }))),
					'FILTER.NAME': optional(text('Name')),
				},
				isExpectedResult: isList,
			},
			eachRecord,
		),
	},
	fields: [
		returnAll,
		limit,
		filtersOf([
			{
				displayName: 'Active',
				name: 'active',
				type: 'options',
				options: [
					{ name: 'Any', value: 'any' },
					{ name: 'Active', value: 'Y' },
					{ name: 'Not Active', value: 'N' },
				],
				default: 'any',
				description: 'Return only active or only inactive payment systems',
				routing: { send: { type: 'body', property: 'FILTER.ACTIVE' } },
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Cash',
				description: 'Return only the payment system with exactly this name',
				routing: { send: { type: 'body', property: 'FILTER.NAME' } },
			},
		]),
	],
};
