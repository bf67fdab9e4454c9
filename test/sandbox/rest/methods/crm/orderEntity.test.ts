import { type Sandbox, startSandbox } from '../../../index';
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

type Rows = Array<Record<string, unknown>>;

test('crm.orderentity.list tells whose each order is', async () => {
	const parameters = {
		filter: { '@orderId': [3653, 3658, 3660], '>ownerId': 71 },
		select: ['orderId', 'ownerId', 'ownerTypeId'],
		order: { orderId: 'desc' },
	};
	const { body } = await callWebhook(sandbox, 'crm.orderentity.list', parameters);
	expect(body).toMatchObject({ total: 2 });
	expect(body.result).toEqual({
		orderEntity: [
			{ orderId: 3660, ownerId: 73, ownerTypeId: 31 },
			{ orderId: 3653, ownerId: 13_144, ownerTypeId: 2 },
		],
	});
});

test('crm.orderentity.list comes in pages by owner; -1 is the first of them, uncounted', async () => {
	for (let count = 0; count < 60; count++) sandbox.store.addPayment();
	const list = async (parameters: object) =>
		(await callWebhook(sandbox, 'crm.orderentity.list', parameters)).body;
	const first = await list({ select: ['ownerId'] });
	expect(first).toMatchObject({ total: 68, next: 50 });
	const owners = (first.result as { orderEntity: Rows }).orderEntity;
	expect(owners).toHaveLength(50);
	expect(owners.slice(0, 4)).toEqual([71, 72, 73, 13_144].map((ownerId) => ({ ownerId })));
	const uncounted = await list({ start: -1 });
	expect((uncounted.result as { orderEntity: Rows }).orderEntity).toHaveLength(50);
	expect(uncounted).not.toHaveProperty('total');
});

test('crm.orderentity.list is for administrators', async () => {
	sandbox.settings.user = { admin: false };
	expect(await errorOf(sandbox, 'crm.orderentity.list')).toEqual({
		status: 400,
		code: '200040300010',
		text: 'Access Denied',
	});
});

const binding = { orderId: 3653, ownerId: 13_149, ownerTypeId: 2 };

test('crm.orderentity.add moves an order to another deal, with its payments', async () => {
	expect(await resultOf(sandbox, 'crm.orderentity.add', { fields: binding })).toEqual({
		dealOrder: binding,
	});
	const of = { entityId: binding.ownerId, entityTypeId: 2 };
	expect(await resultOf(sandbox, 'crm.item.payment.list', of)).toMatchObject([
		...[{ id: 1036 }, { id: 1037 }],
	]);
	expect(await errorOf(sandbox, 'crm.orderentity.add', { fields: binding })).toMatchObject({
		code: '201650000001',
	});
});

test('crm.orderentity.deleteByFilter leaves an order without a deal', async () => {
	const own = { ...binding, ownerId: 13_144 };
	expect(await resultOf(sandbox, 'crm.orderentity.deletebyfilter', { fields: own })).toBe(true);
	expect(await resultOf(sandbox, 'crm.orderentity.list', { filter: { orderId: 3653 } })).toEqual({
		orderEntity: [],
	});
	const product = { paymentId: 1037, rowId: 17_657, quantity: 1 };
	expect(await errorOf(sandbox, 'crm.item.payment.product.add', product)).toMatchObject({
		text: 'Order binding has not been found',
	});
	expect(await errorOf(sandbox, 'crm.orderentity.deleteByFilter', { fields: own })).toMatchObject({
		code: '201640400004',
	});
});

test.each([
	[{}, '0', 'Required fields: ownerId, ownerTypeId, orderId'],
	[{ ...binding, ownerId: 0 }, '201640400001', 'ownerId - parameter is empty'],
	[{ ...binding, orderId: 5 }, '200540400001', 'order does not exist'],
])('binding %j is refused with %s', async (fields, code, text) => {
	expect(await errorOf(sandbox, 'crm.orderentity.add', { fields })).toMatchObject({ code, text });
});

test('bindings are changed with the right W on the shop alone', async () => {
	sandbox.settings.user = { admin: false, sale: 'R' };
	for (const method of ['add', 'deleteByFilter']) {
		expect(await errorOf(sandbox, `crm.orderentity.${method}`, { fields: binding })).toMatchObject({
			code: '200040300020',
		});
	}
	const { orderEntity } = await resultOf<{ orderEntity: object }>(
		sandbox,
		'crm.orderentity.getFields',
	);
	expect(Object.keys(orderEntity)).toEqual(['orderId', 'ownerId', 'ownerTypeId']);
});
