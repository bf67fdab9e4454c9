import { type Sandbox, sampleIds, startSandbox } from '../../../index';
import { errorOf, resultOf } from '../../../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const { unpaid, productRow, productItem, deliveryItem, paidItem } = sampleIds;
const product = (name: string) => `crm.item.payment.product.${name}`;
const delivery = (name: string) => `crm.item.payment.delivery.${name}`;
const denied = { status: 403, code: 'ACCESS_DENIED', text: 'Access denied' };
const sum = () => sandbox.store.payment(unpaid).sum;

test('product.add cuts 1.9 to one piece, and the sum of the payment follows', async () => {
	const parameters = { paymentId: unpaid, rowId: 17658, quantity: 1.9 };
	const id = await resultOf<number>(sandbox, product('add'), parameters);
	expect(id).toBe(1195);
	expect(sandbox.store.payableItems.get(id)?.quantity).toBe(1);
	expect(sum()).toBe(80_499 + 5_550);
});

test('product.add refuses no pieces, too many pieces and a row of another deal', async () => {
	const add = async (rowId: number, quantity: number) =>
		(await errorOf(sandbox, product('add'), { paymentId: unpaid, rowId, quantity }))?.code;
	expect(await add(productRow, 0.9)).toBe('0');
	expect(await add(productRow, 2)).toBe('0');
	expect(await add(17659, 1)).toBe('0');
	expect(await add(17658, 3)).toBeUndefined();
});

test('product.list shows the items of one payment', async () => {
	const list = async (parameters: object) =>
		await resultOf(sandbox, product('list'), { paymentId: unpaid, ...parameters });
	expect(await list({})).toEqual([
		{ id: productItem, paymentId: unpaid, quantity: 1, rowId: productRow },
	]);
	expect(await list({ filter: { '>quantity': 1 } })).toEqual([]);
});

test('setQuantity takes no more than is left, and like delete it changes the sum', async () => {
	const call = { id: productItem, quantity: 3 };
	expect(await errorOf(sandbox, product('setQuantity'), call)).toMatchObject({ code: '0' });
	sandbox.store.payableItems.delete(paidItem);
	expect(await resultOf(sandbox, product('setQuantity'), call)).toBe(true);
	expect(sum()).toBe(3 * 79_999 + 500);
	expect(await resultOf(sandbox, product('delete'), { id: productItem })).toBe(true);
	expect(sum()).toBe(500);
});

test('the items of a paid payment cannot be changed: access is denied', async () => {
	expect(await errorOf(sandbox, product('delete'), { id: paidItem })).toEqual(denied);
	const add = { paymentId: sampleIds.paid, rowId: 17658, quantity: 1 };
	expect(await errorOf(sandbox, product('add'), add)).toEqual(denied);
	const shipment = { paymentId: sampleIds.paid, deliveryId: sampleIds.deliveryFree };
	expect(await errorOf(sandbox, delivery('add'), shipment)).toEqual(denied);
});

test('getAvailableForPayment leaves out what is in a payment already', async () => {
	const method = 'crm.item.productrow.getAvailableForPayment';
	const owner = { ownerId: sampleIds.deal, ownerType: 'D' };
	const available = async () =>
		(
			await resultOf<{ productRows: Array<{ id: number; quantity: number }> }>(
				sandbox,
				method,
				owner,
			)
		).productRows.map(({ id, quantity }) => [id, quantity]);
	expect(await available()).toEqual([
		[17657, 1],
		[17658, 3],
	]);
	await resultOf(sandbox, product('add'), { paymentId: unpaid, rowId: productRow, quantity: 1 });
	expect(await available()).toEqual([[17658, 3]]);
	const code = async (parameters: object) => (await errorOf(sandbox, method, parameters))?.code;
	expect(await code({ ...owner, ownerType: 'X' })).toBe('ENTITY_TYPE_NOT_SUPPORTED');
	expect(await code({ ...owner, ownerId: 5 })).toBe('OWNER_NOT_FOUND');
	expect(await code({ ownerId: 5 })).toBe('100');
});

test('deliveries of an owner come as a bare list, one of them by its id', async () => {
	const list = { entityId: sampleIds.deal, entityTypeId: 2, filter: { '>priceDelivery': 300 } };
	const found = await resultOf<unknown[]>(sandbox, 'crm.item.delivery.list', list);
	expect(found).toEqual([
		await resultOf(sandbox, 'crm.item.delivery.get', { id: sampleIds.delivery }),
	]);
	expect(found[0]).toMatchObject({ id: 4001, deducted: 'N', priceDelivery: 500, currency: 'RUB' });
	expect(await errorOf(sandbox, 'crm.item.delivery.get', { id: 5 })).toMatchObject({
		text: 'Delivery has not been found',
	});
});

test('a delivery can be added to a payment, set to another and taken out', async () => {
	const free = { paymentId: unpaid, deliveryId: sampleIds.deliveryFree };
	const id = await resultOf<number>(sandbox, delivery('add'), free);
	expect(sum()).toBe(80_499 + 250);
	expect(await resultOf(sandbox, delivery('list'), { paymentId: unpaid })).toContainEqual({
		id,
		...free,
		quantity: 1,
	});
	expect(await resultOf(sandbox, delivery('delete'), { id })).toBe(true);
	expect(sum()).toBe(80_499);
	const elsewhere = { id: deliveryItem, deliveryId: 123_456 };
	expect(await resultOf(sandbox, delivery('setDelivery'), elsewhere)).toBe(true);
	expect(await errorOf(sandbox, delivery('setDelivery'), { id: 5, deliveryId: 1 })).toMatchObject({
		text: 'Payable item has not been found',
	});
});
