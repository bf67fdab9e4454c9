import { type Sandbox, startSandbox } from '../../../index';
import { callWebhook, errorOf } from '../../../support/webhookClient';

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
