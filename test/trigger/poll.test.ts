import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import type { ChangeCase } from './testChanges';

const { card } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const DAY = 24 * 3_600_000;

const daysAgo = (days: number) => isoDate(sandbox.clock.now() - days * DAY);

/** Two payments, not paid and paid, that were billed today. */
let unpaid: number;
let paid: number;
beforeEach(() => {
	const dateBill = daysAgo(0);
	unpaid = sandbox.store.addPayment({ dateBill }).id;
	paid = sandbox.store.addPayment({ dateBill, paid: 'Y', datePaid: dateBill }).id;
});

test('the first look starts nothing', async () => {
	const instance = await workflows.poller();
	sandbox.person.pay(1037);
	expect(await instance.poll()).toBeUndefined();
	expect(instance.started).toEqual([]);
	expect(workflows.requests).not.toEqual([]);
});

const rows: ChangeCase[] = [
	['nothing happens', () => undefined, []],
	['a payment is paid', ({ person }) => person.pay(1049), ['paymentPaid 1049']],
	['a payment is taken back', ({ person }) => person.unpay(1050), ['paymentUnpaid 1050']],
	['a payment is made', ({ person }) => person.add(), ['paymentCreated 1051']],
	[
		'a payment is made and paid',
		({ person }) => person.pay(person.add().id),
		['paymentCreated 1051', 'paymentPaid 1051'],
	],
	[
		'a payment is made for a day long ago',
		({ person }) => person.pay(person.add({ dateBill: '2020-01-01T00:00:00+03:00' }).id),
		['paymentCreated 1051', 'paymentPaid 1051'],
	],
	['a payment is made and deleted', ({ person }) => person.delete(person.add().id), []],
	['a sum changes', ({ person }) => person.change(1049, { sum: 1 }), ['paymentUpdated 1049']],
	[
		'a payment system changes',
		({ person }) => person.change(1050, { paySystemId: card }),
		['paymentUpdated 1050'],
	],
	[
		'a payment is paid and changed',
		({ person }) => person.pay(person.change(1049, { sum: 1 }).id),
		['paymentPaid 1049', 'paymentUpdated 1049'],
	],
	['a payment is deleted', ({ person }) => person.delete(1049), ['paymentDeleted 1049']],
	[
		'a payment that was billed long ago is paid',
		({ person }) => person.pay(1037),
		['paymentPaid 1037'],
	],
];

test.each(rows)('between two looks %s', async (_happens, change, starts) => {
	const instance = await workflows.polled();
	change(sandbox);
	await instance.poll();
	expect(instance.events).toEqual(starts);
	await instance.poll();
	await instance.poll();
	expect(instance.events).toEqual(starts);
});

test('a payment that is paid, taken back and paid again starts the workflow each time that it is seen', async () => {
	const instance = await workflows.polled();
	for (const action of ['pay', 'unpay', 'pay'] as const) {
		sandbox.person[action](unpaid);
		await instance.poll();
	}
	const names = ['paymentPaid', 'paymentUnpaid', 'paymentPaid'];
	expect(instance.events).toEqual(names.map((name) => `${name} ${unpaid}`));
});

test('a look is one execution with an item for each event', async () => {
	const instance = await workflows.polled();
	sandbox.person.pay(unpaid);
	sandbox.person.unpay(paid);
	const items = await instance.poll();
	expect(instance.started).toHaveLength(1);
	expect(items?.map(({ json }) => json)).toEqual([
		{
			event: 'paymentPaid',
			payment: {
				...{ id: unpaid, accountNumber: '3661/1', paid: 'Y', empPaidId: 7 },
				datePaid: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/),
				...{ paySystemId: 6, sum: 0, currency: 'RUB', paySystemName: 'Наличные' },
			},
			portal: new URL(sandbox.url).host,
			receivedAt: expect.stringMatching(/Z$/),
		},
		expect.objectContaining({ event: 'paymentUnpaid' }),
	]);
});

test('of a deleted payment only the id goes out', async () => {
	const instance = await workflows.polled();
	sandbox.person.delete(unpaid);
	await instance.poll();
	expect(instance.items[0]?.payment).toEqual({ id: unpaid });
});

test('what is not chosen starts nothing, and is known all the same', async () => {
	const instance = await workflows.polled({ events: ['paymentUnpaid'] });
	sandbox.person.pay(unpaid);
	await instance.poll();
	expect(instance.started).toEqual([]);
	sandbox.person.unpay(unpaid);
	await instance.poll();
	expect(instance.events).toEqual([`paymentUnpaid ${unpaid}`]);
});

test('when n8n is started anew, the next look goes on from the last one', async () => {
	const instance = await workflows.polled();
	instance.restart();
	sandbox.person.pay(unpaid);
	sandbox.person.add();
	await instance.poll();
	expect(instance.events).toEqual([`paymentPaid ${unpaid}`, 'paymentCreated 1051']);
});
