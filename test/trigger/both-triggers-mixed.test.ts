import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Something happens of which the portal tells, or does not. */
async function happens(action: 'pay' | 'unpay', { lost = false } = {}): Promise<void> {
	if (lost) sandbox.events.lose(1);
	sandbox.person[action](unpaid);
	await workflows.settled();
}

test('what the other trigger is not to start for is not taken for started', async () => {
	const instance = await workflows.both(['paymentCreated'], ['paymentPaid']);
	await happens('pay');
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Poll: paymentPaid']);
});

test('what the triggers of another workflow started for is no matter of this one', async () => {
	const one = await workflows.both();
	const other = await workflows.polled();
	await happens('pay');
	await other.poll();
	expect(one.starts).toEqual(['Trigger: paymentPaid']);
	expect(other.starts).toEqual(['Trigger: paymentPaid']);
});

test('the application token of the calls is known after a look that started something', async () => {
	const instance = await workflows.both();
	await happens('pay');
	sandbox.events.lose(1);
	sandbox.person.pay(unpaidToo);
	await instance.poll('Poll');
	const { events } = sandbox;
	const handler = String(events.handlers.list[0]?.url);
	const forged = await events.forge({ 'auth[application_token]': 'f'.repeat(32) }, handler);
	expect(forged.status).toBe(403);
});

test.each([
	['both told', false, 'Trigger: paymentUpdated'],
	['the second one lost', true, 'Poll: paymentUpdated'],
])(
	'two changes of one payment, %s, start the workflow once each',
	async (_what, isLost, second) => {
		const { id } = sandbox.store.addPayment({ dateBill: isoDate(Date.now()) });
		const instance = await workflows.both();
		sandbox.person.pay(id);
		await workflows.settled();
		if (isLost) sandbox.events.lose(1);
		sandbox.person.change(id, { sum: 1 });
		await workflows.settled();
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.starts).toEqual(['Trigger: paymentPaid', second]);
	},
);

test('a sum that changes again after a call is told by the next look', async () => {
	const { id } = sandbox.store.addPayment({ dateBill: isoDate(Date.now()) });
	const instance = await workflows.both();
	sandbox.person.change(id, { sum: 1 });
	await workflows.settled();
	sandbox.events.lose(1);
	sandbox.person.change(id, { sum: 2 });
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Trigger: paymentUpdated', 'Poll: paymentUpdated']);
});

test('a payment that is paid a second time, after a call that was lost, starts the workflow a second time', async () => {
	const instance = await workflows.both();
	await happens('pay');
	await instance.poll('Poll');
	await happens('unpay', { lost: true });
	await instance.poll('Poll');
	await happens('pay');
	await instance.poll('Poll');
	expect(instance.starts).toEqual([
		'Trigger: paymentPaid',
		'Poll: paymentUnpaid',
		'Poll: paymentPaid',
	]);
});

test('a payment that a look saw paid and no look saw taken back starts the workflow when it is paid again', async () => {
	const instance = await workflows.both();
	await happens('pay', { lost: true });
	await instance.poll('Poll');
	await happens('unpay');
	await happens('pay');
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Poll: paymentPaid', 'Trigger: paymentPaid']);
});

test('a payment that calls told as paid and taken back, and then none, starts the workflow at the next look', async () => {
	const instance = await workflows.both();
	await happens('pay');
	await happens('unpay');
	await happens('pay', { lost: true });
	await instance.poll('Poll');
	expect(instance.starts).toEqual([
		...['Trigger: paymentPaid', 'Trigger: paymentUnpaid', 'Poll: paymentPaid'],
	]);
});

test('calls that are lost one after the other are all caught up', async () => {
	const instance = await workflows.both();
	for (const action of ['pay', 'unpay', 'pay', 'unpay'] as const) {
		await happens(action, { lost: true });
		await instance.poll('Poll');
	}
	expect(instance.starts).toEqual([
		...['Poll: paymentPaid', 'Poll: paymentUnpaid'],
		...['Poll: paymentPaid', 'Poll: paymentUnpaid'],
	]);
});
