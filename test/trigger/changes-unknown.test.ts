import { isoDate } from '../sandbox/clock';
import { type PaymentGiven, sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { paid, unpaid } = sampleIds;
const MINUTE = 60_000;
/** Older than all that there is, so not new, and made behind the trigger's back. */
const id = 5;

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
const minutesAgo = (minutes: number) => isoDate(sandbox.clock.now() - minutes * MINUTE);

/** A payment that the trigger never saw is saved. */
async function meet(given: PaymentGiven): Promise<void> {
	sandbox.store.addPayment({ id, ...given });
	sandbox.events.paymentSaved(id);
	await workflows.settled();
}

test('a payment that is not known and was paid nine minutes before the call counts as paid just now', async () => {
	const instance = await workflows.application();
	await meet({ paid: 'Y', datePaid: minutesAgo(9) });
	expect(instance.events).toEqual(['paymentPaid 5']);
});

test('a payment that is not known and was paid long before starts nothing, and is known from then on', async () => {
	const instance = await workflows.application();
	await meet({ paid: 'Y', datePaid: minutesAgo(11) });
	expect(instance.events).toEqual([]);
	sandbox.person.unpay(id);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentUnpaid 5']);
});

test('a payment that is not known and not paid starts nothing, and is known from then on', async () => {
	const instance = await workflows.application();
	await meet({});
	expect(instance.events).toEqual([]);
	sandbox.person.pay(id);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 5']);
});

test('a payment that was paid a moment ago and then taken back does not count as paid', async () => {
	const instance = await workflows.application();
	await meet({ paid: 'N', datePaid: minutesAgo(1) });
	expect(instance.events).toEqual([]);
});

test('a deleted payment that was not known starts the workflow', async () => {
	const instance = await workflows.application();
	sandbox.events.paymentDeleted(id);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentDeleted 5']);
});

test.each([-3, 3])(
	'a portal whose clock is %d hours off is judged by its own clock',
	async (hours) => {
		const { clock } = sandbox;
		clock.advance(hours * 60 * MINUTE);
		try {
			const instance = await workflows.application();
			await meet({ paid: 'Y', datePaid: minutesAgo(9) });
			expect(instance.events).toEqual(['paymentPaid 5']);
			sandbox.store.addPayment({ id: 6, paid: 'Y', datePaid: minutesAgo(11) });
			sandbox.events.paymentSaved(6);
			expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 5']);
		} finally {
			clock.advance(-hours * 60 * MINUTE);
		}
	},
);

describe('a webhook without the scope sale, which shows no payments beforehand', () => {
	const events = ['paymentPaid', 'paymentUnpaid', 'paymentUpdated', 'paymentDeleted'];
	beforeEach(() => (sandbox.settings.scopes = ['crm']));

	test('tells that a payment is paid at its first call', async () => {
		const instance = await workflows.webhook({ events });
		sandbox.person.pay(unpaid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037']);
	});

	test('tells nothing of the first call about a payment that was paid long before', async () => {
		const instance = await workflows.webhook({ events });
		sandbox.events.paymentSaved(paid);
		await workflows.settled();
		expect(instance.calls).toBe(1);
		expect(instance.events).toEqual([]);
	});

	test('tells that a payment is taken back from its second call on', async () => {
		const instance = await workflows.webhook({ events });
		const { person } = sandbox;
		person.unpay(paid);
		expect(await workflows.eventsOf(instance)).toEqual([]);
		person.pay(paid);
		await workflows.settled();
		person.unpay(paid);
		expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1036', 'paymentUnpaid 1036']);
	});

	test('takes no payment for a new one', async () => {
		const instance = await workflows.webhook({ events });
		const { id: made } = sandbox.person.add();
		await workflows.settled();
		expect(instance.calls).toBe(1);
		expect(instance.failed).toEqual([]);
		expect(instance.events).toEqual([]);
		sandbox.person.pay(made);
		expect(await workflows.eventsOf(instance)).toEqual([`paymentPaid ${made}`]);
	});
});
