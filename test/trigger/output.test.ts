import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

test('an item has the event, the payment as Bitrix24 gives it, the portal and the time of the call', async () => {
	const instance = await workflows.application();
	const before = Date.now();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(instance.items).toEqual([
		{
			event: 'paymentPaid',
			payment: {
				id: unpaid,
				accountNumber: '3653/2',
				paid: 'Y',
				datePaid: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/),
				empPaidId: 7,
				paySystemId: 6,
				sum: 80_499,
				currency: 'RUB',
				paySystemName: 'Наличные',
			},
			portal: new URL(sandbox.url).host,
			receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
		},
	]);
	const receivedAt = Date.parse(String(instance.items[0]?.receivedAt));
	expect(receivedAt).toBeGreaterThanOrEqual(before);
	expect(receivedAt).toBeLessThanOrEqual(Date.now());
});

test('of a deleted payment only the id goes out', async () => {
	const instance = await workflows.application();
	sandbox.person.delete(unpaid);
	await workflows.settled();
	expect(instance.items).toMatchObject([{ event: 'paymentDeleted' }]);
	expect(instance.items[0]?.payment).toEqual({ id: unpaid });
});

test('each call is an execution of its own, with an item for each event', async () => {
	const instance = await workflows.application();
	const { events, person } = sandbox;
	events.hold();
	person.pay(unpaid);
	person.change(unpaid, { sum: 1 });
	events.release();
	await workflows.settled();
	person.unpay(unpaid);
	await workflows.settled();
	const started = instance.started.map(({ items }) => items.map(({ json }) => json.event));
	expect(started).toEqual([['paymentPaid', 'paymentUpdated'], ['paymentUnpaid']]);
});
