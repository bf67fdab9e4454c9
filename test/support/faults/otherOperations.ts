import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { locator } from '../engine/runNode';
import type { OtherScenario } from './otherScenario';

/**
 * Operations that take more than one call, work on deals, or call what the user names, with what they are used
 * for where that makes a difference: their own methods and those of their reads.
 */
export const METHODS = {
	'owner.setStage': { own: ['crm.item.update'], reads: ['crm.item.get'] },
	'owner.get': { own: ['crm.item.get'], reads: ['crm.item.get'] },
	'payment.setDetails': { own: ['sale.payment.update'], reads: ['sale.payment.get'] },
	'payment.create': {
		own: [
			'crm.item.payment.add',
			'crm.item.payment.product.add',
			'crm.item.payment.delivery.add',
			'crm.item.payment.delete',
		],
		reads: [
			'crm.item.productrow.getAvailableForPayment',
			'crm.item.delivery.list',
			'crm.item.payment.get',
		],
	},
	'method.call that writes': { own: ['crm.item.payment.add'], reads: ['crm.item.payment.add'] },
	'method.call that reads': { own: ['crm.item.payment.get'], reads: ['crm.item.payment.get'] },
	'method.call of all pages': { own: ['crm.item.list'], reads: ['crm.item.list'] },
	'payment.getAll of the whole portal': {
		own: ['sale.payment.list'],
		reads: ['crm.item.payment.get'],
	},
} as const;

export type OtherOperation = keyof typeof METHODS;

/** Each of their items lists what many pages hold. */
const LISTS: OtherOperation[] = ['method.call of all pages', 'payment.getAll of the whole portal'];

export const isList = (operation: OtherOperation): boolean => LISTS.includes(operation);

/** How many records there are to list: more than two pages, and not a whole number of them. */
const LISTED = 130;

/** What the items list in turn, of the whole portal. */
export const PAID = ['any', 'Y', 'N'];

/** A limit that lies within the second page. */
export const LIMIT = 70;

export const STAGE = 'WON';

/** What is left to pay of each deal: two products and a delivery. */
export const LEFT_TO_PAY = 2 * 100 + 50.5 + 15;

export const documentOf = (id: number): string => `No. ${id}`;

function newDeal({ store }: Sandbox): number {
	const { id } = store.addDeal();
	for (const [index, [price, quantity]] of [[100, 2] as const, [50.5, 1] as const].entries()) {
		const rowId = id * 10 + index;
		store.productRows.set(rowId, {
			...{ id: rowId, ownerType: 'D', ownerId: id, productId: 9000 + index },
			...{ productName: `Product ${index}`, price, quantity },
		});
	}
	const { id: orderId, accountNumber } = store.addOrder(2, { ...store.deals.get(id), id } as never);
	store.deliveries.set(id * 10, {
		...{ id: id * 10, orderId, accountNumber: `${accountNumber}/1`, deducted: 'N' },
		...{ dateDeducted: null, deliveryId: 3, priceDelivery: 15, currency: 'RUB' },
		deliveryName: 'Courier',
	});
	return id;
}

/** Payments of several sums, some of them paid; or deals. */
function newListed({ store }: Sandbox, operation: OtherOperation): void {
	for (let index = 0; index < LISTED; index += 1) {
		if (operation === 'method.call of all pages') store.addDeal();
		else store.addPayments(1, { sum: 500 - (index % 7), paid: index % 3 === 0 ? 'Y' : 'N' });
	}
}

/** Makes what the items of a scenario are about. */
export function newIds(sandbox: Sandbox, { operation, items }: OtherScenario): number[] {
	if (isList(operation)) {
		newListed(sandbox, operation);
		return Array.from({ length: items }, (_, item) => item);
	}
	return operation === 'payment.setDetails' || operation === 'method.call that reads'
		? sandbox.store.addPayments(items)
		: Array.from({ length: items }, () => newDeal(sandbox));
}

const calling = (operation: OtherOperation, parameters: string): INodeParameters => ({
	method: METHODS[operation].own[0],
	parameters,
});

export function parametersOf({
	operation,
	isToldByHand,
	isLimited,
}: OtherScenario): INodeParameters {
	const onlyReads = (byHand: string) => ({ onlyReads: isToldByHand === true ? byHand : 'auto' });
	switch (operation) {
		case 'owner.setStage':
			return { dealId: locator('={{ $json.id }}'), stageId: locator(STAGE) };
		case 'owner.get':
			return { dealId: locator('={{ $json.id }}') };
		case 'payment.setDetails':
			return {
				paymentId: locator('={{ $json.id }}'),
				details: { documentNumber: '=No. {{ $json.id }}' },
			};
		case 'payment.create':
			return { dealId: locator('={{ $json.id }}'), fill: 'unpaid' };
		case 'method.call that writes':
			return {
				...calling(operation, '={ "entityId": {{ $json.id }}, "entityTypeId": 2 }'),
				...onlyReads('no'),
			};
		case 'method.call that reads':
			return { ...calling(operation, '={ "id": {{ $json.id }} }'), ...onlyReads('yes') };
		case 'method.call of all pages':
			return {
				...calling(operation, '{ "entityTypeId": 2, "order": { "id": "ASC" } }'),
				...{ ...onlyReads('yes'), returnAll: true },
			};
		case 'payment.getAll of the whole portal':
			return {
				...{ entityTypeId: 0, filters: { paid: '={{ $json.paid }}' } },
				...(isLimited === true
					? { returnAll: false, limit: LIMIT, sort: { sum: 'asc' } }
					: { returnAll: true }),
			};
	}
}
