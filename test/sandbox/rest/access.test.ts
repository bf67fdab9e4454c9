import { type Sandbox, sampleIds, startSandbox } from '../index';
import { callWebhook, errorOf, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.rights = { owners: 'write', orders: 'write' };
});
afterAll(async () => await sandbox.stop());

const { unpaid, deal, productRow, productItem, deliveryItem, delivery } = sampleIds;
const of = { entityId: deal, entityTypeId: 2 };
const payment = (name: string) => `crm.item.payment.${name}`;

/** Each method with what it may be called with, by the right it asks for. */
const ASKS = {
	'read owners': [
		[payment('list'), of],
		['crm.item.delivery.list', of],
		['crm.item.productrow.getAvailableForPayment', { ownerId: deal, ownerType: 'D' }],
		['crm.item.get', { id: deal, entityTypeId: 2 }],
	],
	'write owners': [
		[payment('add'), of],
		['crm.item.update', { id: deal, entityTypeId: 2, fields: { title: 'Phones' } }],
	],
	'read orders': [
		[payment('get'), { id: unpaid }],
		[payment('product.list'), { paymentId: unpaid }],
		[payment('delivery.list'), { paymentId: unpaid }],
		['crm.item.delivery.get', { id: delivery }],
	],
	'write orders': [
		[payment('pay'), { id: unpaid }],
		[payment('unpay'), { id: unpaid }],
		[payment('update'), { id: unpaid, fields: { paid: 'N' } }],
		[payment('product.setQuantity'), { id: productItem, quantity: 1 }],
		[payment('product.delete'), { id: productItem }],
		[payment('product.add'), { paymentId: unpaid, rowId: productRow, quantity: 1 }],
		[payment('delivery.setDelivery'), { id: deliveryItem, deliveryId: delivery }],
		[payment('delivery.delete'), { id: deliveryItem }],
		[payment('delivery.add'), { paymentId: unpaid, deliveryId: delivery }],
		[payment('delete'), { id: unpaid }],
	],
} satisfies Record<string, Array<[string, object]>>;

test.each([
	['none', 'none', []],
	['read', 'none', ['read owners']],
	['write', 'none', ['read owners', 'write owners']],
	['none', 'read', ['read orders']],
	['none', 'write', ['read orders', 'write orders']],
	['write', 'write', Object.keys(ASKS)],
] as const)('with %s on deals and %s on orders one may %j', async (owners, orders, allowed) => {
	sandbox.settings.rights = { owners, orders };
	for (const [right, calls] of Object.entries(ASKS)) {
		for (const [method, parameters] of calls) {
			const code = (await errorOf(sandbox, method, parameters))?.code;
			const isAllowed = allowed.some((one) => one === right);
			expect([method, code]).toEqual([method, isAllowed ? undefined : 'ACCESS_DENIED']);
		}
	}
});

test('who may not see deals finds none', async () => {
	const { rights } = sandbox.settings;
	sandbox.settings.rights = { ...rights, owners: 'none' };
	expect(await resultOf(sandbox, 'crm.item.list', { entityTypeId: 2 })).toEqual({ items: [] });
});

test('a denied payment is HTTP 403, a denied deal is 400 with a text in the portal’s language', async () => {
	sandbox.settings.rights = { owners: 'none', orders: 'none' };
	expect(await errorOf(sandbox, payment('pay'), { id: unpaid })).toEqual({
		...{ status: 403, code: 'ACCESS_DENIED', text: 'Access denied' },
	});
	expect(await errorOf(sandbox, 'crm.item.get', { id: deal, entityTypeId: 2 })).toEqual({
		...{ status: 400, code: 'ACCESS_DENIED', text: 'Access denied to view this item' },
	});
});

test('payments and deliveries of several orders of one deal are all listed; what is available is not told', async () => {
	const owner = sandbox.store.deals.get(deal);
	if (owner === undefined) throw new Error('There is no such deal');
	const second = sandbox.store.addOrder(2, owner);
	const { id } = sandbox.store.addPayment({ orderId: second.id });
	const listed = await resultOf<Array<{ id: number }>>(sandbox, payment('list'), of);
	expect(listed.map((one) => one.id)).toEqual([1036, 1037, id]);
	const available = { ownerId: deal, ownerType: 'D' };
	const method = 'crm.item.productrow.getAvailableForPayment';
	expect(await errorOf(sandbox, method, available)).toEqual({
		...{ status: 400, code: '0', text: 'Several orders are not supported' },
	});
	const { body } = await callWebhook(sandbox, payment('add'), of);
	const first = sandbox.store.orderOf(2, deal);
	expect(sandbox.store.payment(Number(body.result)).orderId).toBe(first?.id);
});
