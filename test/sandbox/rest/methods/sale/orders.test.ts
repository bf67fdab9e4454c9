import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { callWebhook, errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.user = { admin: true };
});
afterAll(async () => await sandbox.stop());

test('sale.order.list comes in pages of 50 and filters like the payments’ list', async () => {
	sandbox.store.addPayment({ orderId: 3653 });
	for (let count = 0; count < 60; count++) sandbox.store.addPayment();
	const { body } = await callWebhook(sandbox, 'sale.order.list', { start: 50 });
	expect(body).toMatchObject({ total: 68 });
	expect(body).not.toHaveProperty('next');
	const filter = { '@id': [3653, 3656, 3660], canceled: 'N', payed: 'N', foo: 1 };
	const select = ['id', 'accountNumber', 'price', 'payed', 'canceled', 'currency'];
	expect(await resultOf(sandbox, 'sale.order.list', { filter, select })).toEqual({
		orders: [
			{
				id: 3653,
				accountNumber: '3653',
				price: 160_498,
				payed: 'N',
				canceled: 'N',
				currency: 'RUB',
			},
			{ id: 3660, accountNumber: '3660', price: 2_400, payed: 'N', canceled: 'N', currency: 'USD' },
		],
	});
});

test('sale.order.get brings the payments and the deliveries of an order', async () => {
	const { order } = await resultOf<{ order: Record<string, unknown> }>(sandbox, 'sale.order.get', {
		id: 3653,
	});
	expect(order).toMatchObject({
		...{ id: 3653, accountNumber: '3653', currency: 'RUB', price: 160_498, canceled: 'N' },
		payments: [
			{ id: 1036, paid: 'Y' },
			{ id: 1037, paid: 'N', orderId: 3653 },
		],
		shipments: [{ id: 4001 }, { id: 4002 }],
	});
	expect(await errorOf(sandbox, 'sale.order.get', { id: 5 })).toMatchObject({
		...{ code: '200540400001', text: 'order is not exists' },
	});
});

test('an order is paid once all of its payments are', async () => {
	await resultOf(sandbox, 'crm.item.payment.pay', { id: sampleIds.unpaid });
	const filter = { id: 3653 };
	expect(await resultOf(sandbox, 'sale.order.list', { filter, select: ['payed'] })).toEqual({
		orders: [{ payed: 'Y' }],
	});
});

test('orders are for those who may see the shop', async () => {
	sandbox.settings.user = { admin: false };
	for (const method of ['sale.order.list', 'sale.order.get']) {
		expect(await errorOf(sandbox, method, { id: 3653 })).toMatchObject({ code: '200040300010' });
	}
});
