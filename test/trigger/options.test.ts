import type { INodeParameters } from 'n8n-workflow';
import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { card, paid, unpaid, unpaidToo, unpaidOfInvoice } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Workflows with these options, by their kind of trigger, and what makes them see what happened. */
type Way = [
	way: string,
	make: (options: INodeParameters) => Promise<Instance>,
	catchUp: (instance: Instance) => Promise<unknown>,
];

const ways: Way[] = [
	[
		'a trigger that is called',
		async (options) => await workflows.application({ options }),
		async () => await workflows.settled(),
	],
	[
		'a trigger that looks',
		async (options) => {
			const instance = await workflows.polled({ options: { lookBack: 3650, ...options } });
			return instance;
		},
		async (instance) => await instance.poll(),
	],
];

describe.each(ways)('%s', (_way, make, catchUp) => {
	test('Minimum Sum: payments of less start nothing', async () => {
		const instance = await make({ minimumSum: 80_000 });
		sandbox.person.pay(unpaid);
		sandbox.person.pay(unpaidToo);
		await catchUp(instance);
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});

	test('Minimum Sum: a payment of just that sum starts the workflow', async () => {
		const instance = await make({ minimumSum: 80_499 });
		sandbox.person.pay(unpaid);
		await catchUp(instance);
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});

	test('Payment Systems: payments with others start nothing', async () => {
		const instance = await make({ paySystems: [card, 9] });
		for (const id of [unpaid, unpaidToo, unpaidOfInvoice]) sandbox.person.pay(id);
		await catchUp(instance);
		expect(instance.events.sort()).toEqual(['paymentPaid 1038', 'paymentPaid 1045']);
	});

	test('Payment Systems: ids from an expression may be text', async () => {
		const instance = await make({ paySystems: ['7'] });
		sandbox.person.pay(unpaid);
		sandbox.person.pay(unpaidToo);
		await catchUp(instance);
		expect(instance.events).toEqual(['paymentPaid 1038']);
	});

	test('what does not fit is known all the same', async () => {
		const instance = await make({ minimumSum: 80_000 });
		sandbox.person.pay(unpaidToo);
		await catchUp(instance);
		sandbox.person.change(unpaidToo, { sum: 90_000 });
		await catchUp(instance);
		expect(instance.events).toEqual(['paymentUpdated 1038']);
	});

	test('a deleted payment is chosen by what it was', async () => {
		const instance = await make({ paySystems: [card] });
		sandbox.person.delete(unpaid);
		sandbox.person.delete(unpaidToo);
		await catchUp(instance);
		expect(instance.events).toEqual(['paymentDeleted 1038']);
	});

	test('Simplify: the payment has its main fields only', async () => {
		const instance = await make({ simplify: true });
		sandbox.person.unpay(paid);
		await catchUp(instance);
		expect(instance.items[0]).toMatchObject({ event: 'paymentUnpaid' });
		expect(instance.items[0]?.payment).toEqual({
			...{ id: paid, accountNumber: '3653/1', paid: 'N', datePaid: '2024-05-20T12:32:02+03:00' },
			...{ sum: 79_999, currency: 'RUB', paySystemName: 'Наличные' },
		});
	});

	test('Belongs To: payments of deals alone, or of invoices alone, start the workflow', async () => {
		const ofDeals = await make({ belongsTo: 2 });
		const ofInvoices = await make({ belongsTo: 31 });
		sandbox.person.pay(unpaid);
		sandbox.person.pay(unpaidOfInvoice);
		await catchUp(ofDeals);
		await catchUp(ofInvoices);
		expect(ofDeals.events).toEqual(['paymentPaid 1037']);
		expect(ofInvoices.events).toEqual(['paymentPaid 1045']);
	});

	test('Belongs To: of a deleted payment unknown', async () => {
		const instance = await make({ belongsTo: 2 });
		sandbox.person.delete(unpaid);
		await catchUp(instance);
		expect(instance.events).toEqual([]);
	});

	test('Belongs To: an order of neither starts nothing', async () => {
		const instance = await make({ belongsTo: 2 });
		const order = sandbox.store.orders.get(sandbox.store.payment(unpaid).orderId);
		if (order !== undefined) order.entityTypeId = 128;
		sandbox.person.pay(unpaid);
		await catchUp(instance);
		expect(instance.events).toEqual([]);
	});
});
