import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { ALL_EVENTS, useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ago = (ms: number) => isoDate(sandbox.clock.now() - ms);

test('paid payments of the last 30 days are followed, unless Look Back says otherwise', async () => {
	const { store, person } = sandbox;
	const paid = { paid: 'Y', sum: 100 } as const;
	const { id: within } = store.addPayment({
		...paid,
		dateBill: ago(29 * DAY),
		datePaid: ago(29 * DAY),
	});
	const { id: before } = store.addPayment({
		...paid,
		dateBill: ago(31 * DAY),
		datePaid: ago(31 * DAY),
	});
	// The newest page is followed in any case.
	store.addPayments(50, { dateBill: ago(60 * DAY), paid: 'Y', datePaid: ago(60 * DAY) });
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
	for (let look = 0; look < 3; look++) await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test.each([
	['eleven minutes', 11 * MINUTE],
	['eight days', 8 * DAY],
	['two years', 730 * DAY],
])('a payment that is booked now as paid %s ago is seen once', async (_what, before) => {
	const { store } = sandbox;
	store.payment(1038).dateBill = ago(800 * DAY);
	const instance = await workflows.polled();
	for (const id of [1037, 1038])
		Object.assign(store.payment(id), { paid: 'Y', datePaid: ago(before) });
	for (let look = 0; look < 3; look++) await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
});

test('what was paid while n8n was off for a week is caught up', async () => {
	sandbox.clock.advance(-7 * DAY);
	const instance = await workflows.polled();
	sandbox.clock.advance(7 * DAY);
	instance.restart();
	Object.assign(sandbox.store.payment(1037), { paid: 'Y', datePaid: ago(6 * DAY) });
	Object.assign(sandbox.store.payment(1038), { paid: 'Y', datePaid: ago(8 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
});

test('a payment that is made for a day long ago is seen when it is made, and when it is paid', async () => {
	const instance = await workflows.polled();
	const { id } = sandbox.person.add({ dateBill: ago(400 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual([`paymentCreated ${id}`]);
	sandbox.person.pay(id);
	await instance.poll();
	expect(instance.events).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
});

test('120 payments that are made between two looks for days long ago are all seen', async () => {
	const instance = await workflows.polled();
	const ids = Array.from(
		{ length: 120 },
		() => sandbox.person.add({ dateBill: ago(400 * DAY) }).id,
	);
	await instance.poll();
	expect(instance.events).toEqual(ids.map((id) => `paymentCreated ${id}`));
});

describe.each(['ru', 'us', 'gb'] as const)('a portal that writes dates as %s', (culture) => {
	// Day and month could be swapped on the 5th; on the 20th they can't, and the date is missing.
	it.each([5, 20])(
		'tells of an old payment paid on day %i of a month, with its date',
		async (day) => {
			const { store, clock, settings } = sandbox;
			settings.culture = culture;
			const now = new Date(clock.now());
			const toDay =
				new Date(now.getFullYear(), now.getMonth() + 1, day, 12).getTime() - clock.now();
			clock.advance(toDay);
			const { id } = store.addPayment({ dateBill: ago(300 * DAY) });
			const instance = await workflows.polled();
			const datePaid = ago(MINUTE);
			Object.assign(store.payment(id), { paid: 'Y', datePaid });
			for (let look = 0; look < 3; look++) await instance.poll();
			expect(instance.events).toEqual([`paymentPaid ${id}`]);
			expect(instance.started[0]?.items[0]?.json.payment).toMatchObject({ id, datePaid });
		},
	);
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
