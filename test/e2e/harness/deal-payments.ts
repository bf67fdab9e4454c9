import type { INodeParameters } from 'n8n-workflow';

import { DEAL, type Store } from '../../sandbox';
import { code, pay, type NodeOf } from './workflow';

const ofDeal = (name: string, operation: string, more: INodeParameters = {}): NodeOf =>
	pay({
		name,
		parameters: {
			operation,
			entityTypeId: DEAL,
			entityId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			...more,
		},
	});

/** Payment > Create for the deal of each item. */
export const create = ofDeal('Create', 'create');

/** Lets those items of the node IDs through whose deal has no payment yet, as docs/limits-and-retries.md has it. */
export const withoutPayment: NodeOf[] = [
	{ ...ofDeal('Payments', 'getAll', { returnAll: true }), alwaysOutputData: true },
	code(
		'Without a payment',
		`const found = $input.all().filter(({ json }) => json.id !== undefined);
const items = new Set(found.map(({ pairedItem }) => pairedItem.item));
return $('IDs').all().filter((deal, item) => !items.has(item));`,
	),
];

/** How many payments a deal has. */
export function paymentsOf(store: Store, deal: number): number {
	const order = store.orderOf(DEAL, deal)?.id;
	return [...store.payments.values()].filter(({ orderId }) => orderId === order).length;
}
