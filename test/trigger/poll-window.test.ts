import { isoDate } from '../sandbox/clock';
import { rejectionOf } from '../support/rejectionOf';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ago = (ms: number) => isoDate(sandbox.clock.now() - ms);

test('payments of the last 30 days are followed, unless Look Back says otherwise', async () => {
	const { store, person } = sandbox;
	const { id: within } = store.addPayment({ dateBill: ago(29 * DAY), sum: 100 });
	const { id: before } = store.addPayment({ dateBill: ago(31 * DAY), sum: 100 });
	const instance = await workflows.poller();
	const further = await workflows.poller({ options: { lookBack: 32 } });
	await instance.poll();
	await further.poll();
	person.change(within, { sum: 1 });
	person.change(before, { sum: 1 });
	await instance.poll();
	await further.poll();
	expect(instance.events).toEqual([`paymentUpdated ${within}`]);
	expect(further.events).toEqual([`paymentUpdated ${within}`, `paymentUpdated ${before}`]);
});

test('a payment that is known is followed when Look Back is over', async () => {
	const { store, person } = sandbox;
	const { id } = store.addPayment({ dateBill: ago(DAY) });
	const instance = await workflows.polled();
	store.payment(id).dateBill = ago(31 * DAY);
	await instance.poll();
	expect(instance.events).toEqual([]);
	person.change(id, { sum: 1 });
	await instance.poll();
	store.payment(id).datePaid = ago(10 * DAY);
	person.delete(id);
	await instance.poll();
	expect(instance.events).toEqual([`paymentUpdated ${id}`, `paymentDeleted ${id}`]);
});

test('a payment that was paid before the last look, by a portal’s clock that is late, is seen once', async () => {
	const { store } = sandbox;
	const instance = await workflows.polled();
	Object.assign(store.payment(1037), { paid: 'Y', datePaid: ago(9 * MINUTE) });
	Object.assign(store.payment(1038), { paid: 'Y', datePaid: ago(11 * MINUTE) });
	for (let look = 0; look < 3; look++) await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('what was paid while n8n was off for a week is caught up', async () => {
	sandbox.clock.advance(-7 * DAY);
	const instance = await workflows.polled();
	sandbox.clock.advance(7 * DAY);
	instance.restart();
	Object.assign(sandbox.store.payment(1037), { paid: 'Y', datePaid: ago(6 * DAY) });
	Object.assign(sandbox.store.payment(1038), { paid: 'Y', datePaid: ago(8 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('a payment that is made for a day long ago is seen when it is paid, as a new one', async () => {
	const instance = await workflows.polled();
	const { id } = sandbox.person.add({ dateBill: ago(400 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual([]);
	sandbox.person.pay(id);
	await instance.poll();
	expect(instance.events).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
});

test('a Look Back that is longer shows older payments and starts nothing for them', async () => {
	const { store, person } = sandbox;
	store.addPayment({ dateBill: ago(40 * DAY), paid: 'Y', datePaid: ago(40 * DAY) });
	const instance = await workflows.polled();
	instance.set({ watch: 'all', events: ALL_EVENTS, options: { lookBack: 3650 } });
	await instance.poll();
	expect(instance.events).toEqual([]);
	person.unpay(1036);
	await instance.poll();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});

test.each<[unknown]>([['canceled'], [''], [null], [0], [-1], [1e9], [[30]], [{}], ['30 days']])(
	'a Look Back of %j, as an expression may give it, is a failure that names it, and nothing is asked',
	async (lookBack) => {
		const instance = await workflows.poller({ options: { lookBack } as never });
		const error = await rejectionOf(instance.poll());
		expect(error.name).toBe('NodeApiError');
		expect(error.message).toMatch(/^Look Back must be a number of days from 1 to 3650, not /);
		expect(error.message).not.toContain('canceled');
		expect(sandbox.journal.entries).toEqual([]);
	},
);

test('a Look Back in digits is the number', async () => {
	const instance = await workflows.polled({ options: { lookBack: '30' } as never });
	sandbox.person.pay(1037);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});
