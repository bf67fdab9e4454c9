import type { INodeParameters } from 'n8n-workflow';

import { readText } from '../../../tools/docs/page';
import { DEAL, type Store } from '../../sandbox';
import { code, ids, pay, type NodeDraft } from './workflow';

const ofDeal = (name: string, operation: string, more: INodeParameters = {}): NodeDraft =>
	pay({
		name,
		parameters: {
			operation,
			entityTypeId: DEAL,
			dealId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			...more,
		},
	});

/** Payment > Create for the deal of each item. */
export const create = ofDeal('Create', 'create');

/** Creates a payment for those of these deals that have none yet, with the code of the page on limits. */
export function createWhereMissing(deals: number[]): NodeDraft[] {
	const [, shown] = /```js\n([^]*?)```/.exec(readText('docs/limits-and-retries.md')) ?? [];
	if (shown === undefined) throw new Error('docs/limits-and-retries.md shows no code');
	const payments = ofDeal('Payments', 'getAll', { returnAll: true });
	return [
		{ ...ids(deals), name: 'Deals' },
		{ ...payments, alwaysOutputData: true },
		code('Without a payment', shown),
		create,
	];
}

/** How many payments a deal has. */
export function paymentsOf(store: Store, deal: number): number {
	const order = store.orderOf(DEAL, deal)?.id;
	return [...store.payments.values()].filter(({ orderId }) => orderId === order).length;
}
