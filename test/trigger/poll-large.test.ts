import type { Sandbox } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** As many payments that were billed today; their ids. */
const addPayments = ({ store, clock }: Sandbox, count: number) =>
	store.addPayments(count, { dateBill: isoDate(clock.now()) });

/** Does something just before the portal reads a page. */
function beforePage(start: number, change: () => void): void {
	let isDone = false;
	sandbox.faults.order({
		...{ kind: 'delay', ms: 0, method: 'sale.payment.list' },
		parameters: (parameters) => {
			const isIt = Number(parameters.start) === start && !isDone;
			if (isIt) isDone = true;
			if (isIt) change();
			return false;
		},
	});
}

test('each of 3,000 payments is followed, in few requests', async () => {
	const ids = addPayments(sandbox, 3000);
	const instance = await workflows.polled();
	sandbox.journal.clear();
	await instance.poll();
	expect(instance.started).toEqual([]);
	expect(workflows.requests.length).toBeLessThan(10);
	const some = [ids[0], ids[49], ids[50], ids[2549], ids[2550], ids[2999]].map(Number);
	for (const id of some) sandbox.person.change(id, { sum: 1 });
	await instance.poll();
	expect(instance.events).toEqual(some.map((id) => `paymentUpdated ${id}`));
}, 60_000);

test('payments on pages that move while they are read, since one before them is deleted, are not taken for deleted', async () => {
	const ids = addPayments(sandbox, 160);
	const [first = 0] = ids;
	const instance = await workflows.polled();
	beforePage(50, () => sandbox.person.delete(first));
	await instance.poll();
	await instance.poll();
	expect(instance.events).toEqual([`paymentDeleted ${first}`]);
});

test('a new payment on a page that moves is seen by the next look', async () => {
	const [first = 0] = addPayments(sandbox, 100);
	const instance = await workflows.polled();
	const [made = 0] = addPayments(sandbox, 1);
	sandbox.person.pay(made);
	beforePage(50, () => sandbox.person.delete(first));
	await instance.poll();
	await instance.poll();
	expect(instance.events.sort()).toEqual([
		`paymentCreated ${made}`,
		`paymentDeleted ${first}`,
		`paymentPaid ${made}`,
	]);
});

test('a payment that is made while the first look reads is new to the next one', async () => {
	addPayments(sandbox, 100);
	const instance = await workflows.poller();
	beforePage(50, () => sandbox.person.add());
	await instance.poll();
	expect(instance.events).toEqual([]);
	await instance.poll();
	await instance.poll();
	expect(instance.events).toEqual(['paymentCreated 1149']);
});
