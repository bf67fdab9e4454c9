import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/trigger';
import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { type Stage, useStage } from './stage';

const { card, paid, unpaid, unpaidToo, unpaidOfInvoice } = sampleIds;
const stage = useStage();

/** Workflows with these options, by how they hear of payments; `hear` makes them hear of what happened. */
type Way = [
	way: string,
	make: (options: INodeParameters) => Promise<Instance>,
	hear: (stage: Stage, instance: Instance) => Promise<unknown>,
];

const ways: Way[] = [
	[
		'a trigger that is called',
		async (options) => await stage.application({ options }),
		async (on) => await on.settled(),
	],
	[
		'a trigger that looks',
		async (options) => {
			const instance = await stage.poller({ options: { lookBack: 3650, ...options } });
			await instance.poll();
			return instance;
		},
		async (_on, instance) => await instance.poll(),
	],
];

describe.each(ways)('%s', (_way, make, hear) => {
	test('Minimum Sum: payments of less start nothing', async () => {
		const instance = await make({ minimumSum: 80_000 });
		stage.sandbox.person.pay(unpaid);
		stage.sandbox.person.pay(unpaidToo);
		await hear(stage, instance);
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});

	test('Minimum Sum: a payment of just that sum starts the workflow', async () => {
		const instance = await make({ minimumSum: 80_499 });
		stage.sandbox.person.pay(unpaid);
		await hear(stage, instance);
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});

	test('Pay Systems: payments with others start nothing', async () => {
		const instance = await make({ paySystems: [card, 9] });
		for (const id of [unpaid, unpaidToo, unpaidOfInvoice]) stage.sandbox.person.pay(id);
		await hear(stage, instance);
		expect(instance.events.sort()).toEqual(['paymentPaid 1038', 'paymentPaid 1045']);
	});

	test('Pay Systems: ids from an expression may be text', async () => {
		const instance = await make({ paySystems: ['7'] });
		stage.sandbox.person.pay(unpaid);
		stage.sandbox.person.pay(unpaidToo);
		await hear(stage, instance);
		expect(instance.events).toEqual(['paymentPaid 1038']);
	});

	test('what does not fit is known all the same', async () => {
		const instance = await make({ minimumSum: 80_000 });
		stage.sandbox.person.pay(unpaidToo);
		await hear(stage, instance);
		stage.sandbox.person.change(unpaidToo, { sum: 90_000 });
		await hear(stage, instance);
		expect(instance.events).toEqual(['paymentUpdated 1038']);
	});

	test('a deleted payment is chosen by what it was', async () => {
		const instance = await make({ paySystems: [card] });
		stage.sandbox.person.delete(unpaid);
		stage.sandbox.person.delete(unpaidToo);
		await hear(stage, instance);
		expect(instance.events).toEqual(['paymentDeleted 1038']);
	});

	test('Simplify: the payment has its main fields only', async () => {
		const instance = await make({ simplify: true });
		stage.sandbox.person.unpay(paid);
		await hear(stage, instance);
		expect(instance.items[0]).toMatchObject({ event: 'paymentUnpaid' });
		expect(instance.items[0]?.payment).toEqual({
			...{ id: paid, accountNumber: '3653/1', paid: 'N', datePaid: '2024-05-20T12:32:02+03:00' },
			...{ sum: 79_999, currency: 'RUB', paySystemName: 'Наличные' },
		});
	});

	test('Belongs To: payments of deals alone, or of invoices alone, start the workflow', async () => {
		const ofDeals = await make({ belongsTo: 2 });
		const ofInvoices = await make({ belongsTo: 31 });
		stage.sandbox.person.pay(unpaid);
		stage.sandbox.person.pay(unpaidOfInvoice);
		await hear(stage, ofDeals);
		await hear(stage, ofInvoices);
		expect(ofDeals.events).toEqual(['paymentPaid 1037']);
		expect(ofInvoices.events).toEqual(['paymentPaid 1045']);
	});

	test('Belongs To: of a deleted payment nobody can tell', async () => {
		const instance = await make({ belongsTo: 2 });
		stage.sandbox.person.delete(unpaid);
		await hear(stage, instance);
		expect(instance.events).toEqual([]);
	});

	test('Belongs To: an order of neither starts nothing', async () => {
		const instance = await make({ belongsTo: 2 });
		const order = stage.sandbox.store.orders.get(stage.sandbox.store.payment(unpaid).orderId);
		if (order !== undefined) order.entityTypeId = 128;
		stage.sandbox.person.pay(unpaid);
		await hear(stage, instance);
		expect(instance.events).toEqual([]);
	});
});

test('Belongs To: the owner is asked for only where something happened that is wanted', async () => {
	const instance = await stage.application({ events: ['paymentPaid'], options: { belongsTo: 2 } });
	stage.sandbox.person.change(unpaid, { sum: 1 });
	await stage.settled();
	expect(stage.requests).toEqual(['crm.item.payment.get']);
	stage.sandbox.person.pay(unpaid);
	await stage.settled();
	expect(stage.requests.slice(1)).toEqual([
		...['crm.item.payment.get', 'sale.payment.get', 'crm.orderentity.list'],
	]);
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('Belongs To: where the portal does not tell, a call is a failed execution, and the next one catches up', async () => {
	const instance = await stage.application({ options: { belongsTo: 2 } });
	stage.sandbox.settings.user.admin = false;
	stage.sandbox.person.pay(unpaid);
	await stage.settled();
	expect(instance.events).toEqual([]);
	expect(instance.failed).toMatchObject([{ name: 'NodeApiError' }]);
	expect(instance.failed[0]?.message).toMatch(/access denied/i);
	stage.sandbox.settings.user.admin = true;
	stage.sandbox.events.paymentSaved(unpaid);
	await stage.settled();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('Belongs To: where the portal does not tell of one payment, the look fails, and the next one tells of all', async () => {
	const { store, person, faults } = stage.sandbox;
	const [one = 0, other = 0] = store.addPayments(2, { dateBill: isoDate(Date.now()) });
	const instance = await stage.poller({ options: { belongsTo: 2 } });
	await instance.poll();
	person.pay(one);
	person.pay(other);
	faults.order({
		...{ kind: 'error', method: 'sale.payment.get', code: '200040300010', text: 'Access Denied' },
		parameters: ({ id }) => Number(id) === other,
	});
	await expect(instance.poll()).rejects.toThrow('Access Denied');
	expect(instance.events).toEqual([]);
	await instance.poll();
	expect(instance.events).toEqual([`paymentPaid ${one}`, `paymentPaid ${other}`]);
});
