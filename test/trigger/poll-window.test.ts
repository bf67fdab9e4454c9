import { clock } from '../../nodes/Bitrix24/portal/limits/clock';
import { isoDate } from '../sandbox/clock';
import { useStage } from './stage';
import { ALL } from './trigger';

const stage = useStage();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const ago = (ms: number) => isoDate(stage.sandbox.clock.now() - ms);

test('payments of the last 30 days are followed, unless Look Back says otherwise', async () => {
	const { store, person } = stage.sandbox;
	const { id: within } = store.addPayment({ dateBill: ago(29 * DAY), sum: 100 });
	const { id: before } = store.addPayment({ dateBill: ago(31 * DAY), sum: 100 });
	const instance = await stage.poller();
	const further = await stage.poller({ options: { lookBack: 32 } });
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
	const { store, person } = stage.sandbox;
	const { id } = store.addPayment({ dateBill: ago(DAY) });
	const instance = await stage.poller();
	await instance.poll();
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
	const { store } = stage.sandbox;
	const instance = await stage.poller();
	await instance.poll();
	Object.assign(store.payment(1037), { paid: 'Y', datePaid: ago(9 * MINUTE) });
	Object.assign(store.payment(1038), { paid: 'Y', datePaid: ago(11 * MINUTE) });
	for (let look = 0; look < 3; look++) await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('what was paid while n8n was off for a week is caught up', async () => {
	const { now } = clock;
	const instance = await stage.poller();
	clock.now = () => now() - 7 * DAY;
	try {
		await instance.poll();
	} finally {
		clock.now = now;
	}
	instance.restart();
	Object.assign(stage.sandbox.store.payment(1037), { paid: 'Y', datePaid: ago(6 * DAY) });
	Object.assign(stage.sandbox.store.payment(1038), { paid: 'Y', datePaid: ago(8 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});

test('a payment that is made for a day long ago is seen when it is paid, as a new one', async () => {
	const instance = await stage.poller();
	await instance.poll();
	const { id } = stage.sandbox.person.add({ dateBill: ago(400 * DAY) });
	await instance.poll();
	expect(instance.events).toEqual([]);
	stage.sandbox.person.pay(id);
	await instance.poll();
	expect(instance.events).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
});

test('a Look Back that is longer shows older payments and starts nothing for them', async () => {
	const { store, person } = stage.sandbox;
	store.addPayment({ dateBill: ago(40 * DAY), paid: 'Y', datePaid: ago(40 * DAY) });
	const instance = await stage.poller();
	await instance.poll();
	instance.set({ watch: 'all', events: ALL, options: { lookBack: 3650 } });
	await instance.poll();
	expect(instance.events).toEqual([]);
	person.unpay(1036);
	await instance.poll();
	expect(instance.events).toEqual(['paymentUnpaid 1036']);
});
