import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

beforeEach(() => {
	const dateBill = isoDate(sandbox.clock.now());
	const { store } = sandbox;
	store.addPayment({ dateBill, sum: 10 });
	store.addPayment({ dateBill, sum: 20, paid: 'Y', datePaid: dateBill });
	store.addPayment({ dateBill, sum: 30 });
	store.addPayment({ dateBill, sum: 40, paid: 'Y', datePaid: dateBill });
	store.addPayment({ dateBill, sum: 5 });
});

test.each([
	['paymentPaid', ['paymentPaid'], 1052],
	['paymentUnpaid', ['paymentUnpaid'], 1053],
	['paymentCreated', ['paymentCreated', 'paymentDeleted'], 1053],
	['paymentUpdated', ['paymentUpdated'], 1053],
	['paymentPaid', ['paymentUpdated', 'paymentPaid'], 1052],
])('in the editor the newest payment shows how %s looks', async (event, events, id) => {
	const instance = await workflows.poller({ events });
	const items = await instance.poll('Trigger', 'manual');
	expect(items).toHaveLength(1);
	expect(items?.[0]?.json).toMatchObject({ event, payment: { id } });
	expect(Object.keys(items?.[0]?.json ?? {})).toEqual(['event', 'payment', 'portal', 'receivedAt']);
});

test('the options choose the payment that is shown', async () => {
	const options = { minimumSum: 15, simplify: true };
	const instance = await workflows.poller({ events: ['paymentUnpaid'], options });
	const items = await instance.poll('Trigger', 'manual');
	expect(items?.[0]?.json.payment).toEqual({
		...{ id: 1051, accountNumber: '3663/1', paid: 'N', datePaid: null },
		...{ sum: 30, currency: 'RUB', paySystemName: 'Наличные' },
	});
});

test.each([
	['a minimum sum that none has', { options: { minimumSum: 1_000_000_000 } }, 'paymentPaid', 1053],
	['a payment system that none has', { options: { paySystems: [999] } }, 'paymentPaid', 1053],
	[
		'a minimum sum that only one not paid has',
		{ events: ['paymentPaid'], options: { minimumSum: 80_000 } },
		'paymentPaid',
		sampleIds.unpaid,
	],
])('with %s the newest payment there is shows how it looks', async (_name, more, event, id) => {
	for (const payment of sandbox.store.payments.values())
		if (payment.id !== sampleIds.unpaid) payment.sum = Math.min(payment.sum, 100);
	const instance = await workflows.poller({ events: ['paymentPaid'], ...more });
	const items = await instance.poll('Trigger', 'manual');
	expect(items).toHaveLength(1);
	expect(items?.[0]?.json).toMatchObject({ event, payment: { id } });
});

test('where no payment is paid, one that is not shows how one looks that is', async () => {
	for (const payment of sandbox.store.payments.values()) payment.paid = 'N';
	const instance = await workflows.poller({ events: ['paymentPaid'] });
	const items = await instance.poll('Trigger', 'manual');
	expect(items?.[0]?.json).toMatchObject({
		event: 'paymentPaid',
		payment: { id: 1053, paid: 'N' },
	});
});

test('where all are paid, one of them shows how one looks that is not', async () => {
	for (const payment of sandbox.store.payments.values()) payment.paid = 'Y';
	const instance = await workflows.poller({ events: ['paymentUnpaid', 'paymentCreated'] });
	const items = await instance.poll('Trigger', 'manual');
	expect(items?.[0]?.json).toMatchObject({ event: 'paymentUnpaid', payment: { id: 1053 } });
});

test('a payment that was made years ago shows how it looks', async () => {
	const { payments } = sandbox.store;
	for (const id of [...payments.keys()]) if (id !== sampleIds.paid) payments.delete(id);
	const old = { dateBill: '2015-01-01T10:00:00+03:00', datePaid: '2015-01-02T10:00:00+03:00' };
	Object.assign(sandbox.store.payment(sampleIds.paid), old);
	const instance = await workflows.poller({ events: ['paymentPaid'] });
	const items = await instance.poll('Trigger', 'manual');
	expect(items?.[0]?.json).toMatchObject({ payment: { id: sampleIds.paid } });
});

test('of a deleted payment just the ID is shown, as when one is deleted', async () => {
	const options = { simplify: true };
	const instance = await workflows.poller({ events: ['paymentDeleted'], options });
	const items = await instance.poll('Trigger', 'manual');
	expect(items?.[0]?.json).toMatchObject({ event: 'paymentDeleted' });
	expect(items?.[0]?.json.payment).toEqual({ id: 1053 });
});

test('where deals are watched, one of their payments shows how it looks', async () => {
	const watched = { watch: 'owners', entityTypeId: 2, entityIds: '13145' };
	const instance = await workflows.poller({ ...watched, events: ['paymentPaid'] });
	const items = await instance.poll('Trigger', 'manual');
	expect(items).toHaveLength(1);
	expect(items?.[0]?.json).toMatchObject({ event: 'paymentPaid' });
});

test('where the portal has no payment, nothing comes out', async () => {
	sandbox.store.payments.clear();
	const instance = await workflows.poller();
	expect(await instance.poll('Trigger', 'manual')).toBeUndefined();
});

test('a test run changes nothing of what the active workflow knows', async () => {
	const instance = await workflows.polled({ events: ['paymentPaid'] });
	const before = structuredClone(instance.stored);
	sandbox.person.pay(sampleIds.unpaid);
	await instance.poll('Trigger', 'manual');
	expect(instance.stored).toEqual(before);
	await instance.poll();
	expect(instance.events).toEqual(['paymentPaid 1037']);
});
