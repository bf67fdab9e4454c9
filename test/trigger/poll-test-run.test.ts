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

test('where no payment fits, nothing comes out', async () => {
	const instance = await workflows.poller({ options: { minimumSum: 1_000_000_000 } });
	expect(await instance.poll('Trigger', 'manual')).toBeUndefined();
	instance.set({ watch: 'all', events: ['paymentDeleted'] });
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
