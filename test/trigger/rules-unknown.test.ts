import { isoDate } from '../sandbox/clock';
import { type PaymentGiven, sampleIds } from '../sandbox';
import { useStage } from './stage';

const { paid, unpaid } = sampleIds;
const MINUTE = 60_000;
/** Older than all that there is, so not new, and made behind the trigger's back. */
const id = 5;

const stage = useStage();
const minutesAgo = (minutes: number) => isoDate(stage.sandbox.clock.now() - minutes * MINUTE);

/** A payment that the trigger never saw is saved. */
async function meet(given: PaymentGiven): Promise<void> {
	stage.sandbox.store.addPayment({ id, ...given });
	stage.sandbox.events.paymentSaved(id);
	await stage.settled();
}

test('a payment that is not known and was paid nine minutes before the call counts as paid just now', async () => {
	const instance = await stage.application();
	await meet({ paid: 'Y', datePaid: minutesAgo(9) });
	expect(instance.events).toEqual(['paymentPaid 5']);
});

test('a payment that is not known and was paid long before starts nothing, and is known from then on', async () => {
	const instance = await stage.application();
	await meet({ paid: 'Y', datePaid: minutesAgo(11) });
	expect(instance.events).toEqual([]);
	stage.sandbox.person.unpay(id);
	await stage.settled();
	expect(instance.events).toEqual(['paymentUnpaid 5']);
});

test('a payment that is not known and not paid starts nothing, and is known from then on', async () => {
	const instance = await stage.application();
	await meet({});
	expect(instance.events).toEqual([]);
	stage.sandbox.person.pay(id);
	await stage.settled();
	expect(instance.events).toEqual(['paymentPaid 5']);
});

test('a payment that was paid a moment ago and then taken back does not count as paid', async () => {
	const instance = await stage.application();
	await meet({ paid: 'N', datePaid: minutesAgo(1) });
	expect(instance.events).toEqual([]);
});

test('a deleted payment that was not known starts the workflow', async () => {
	const instance = await stage.application();
	stage.sandbox.events.paymentDeleted(id);
	await stage.settled();
	expect(instance.events).toEqual(['paymentDeleted 5']);
});

test.each([-3, 3])(
	'a portal whose clock is %d hours off is judged by its own clock',
	async (hours) => {
		const { clock } = stage.sandbox;
		clock.advance(hours * 60 * MINUTE);
		try {
			const instance = await stage.application();
			await meet({ paid: 'Y', datePaid: minutesAgo(9) });
			expect(instance.events).toEqual(['paymentPaid 5']);
			stage.sandbox.store.addPayment({ id: 6, paid: 'Y', datePaid: minutesAgo(11) });
			stage.sandbox.events.paymentSaved(6);
			await stage.settled();
			expect(instance.events).toEqual(['paymentPaid 5']);
		} finally {
			clock.advance(-hours * 60 * MINUTE);
		}
	},
);

describe('a webhook without the scope sale, which shows no payments beforehand', () => {
	const events = ['paymentPaid', 'paymentUnpaid', 'paymentUpdated', 'paymentDeleted'];
	beforeEach(() => (stage.sandbox.settings.scopes = ['crm']));

	test('tells that a payment is paid at its first call', async () => {
		const instance = await stage.webhook({ events });
		stage.sandbox.person.pay(unpaid);
		await stage.settled();
		expect(instance.events).toEqual(['paymentPaid 1037']);
	});

	test('tells nothing of the first call about a payment that was paid long before', async () => {
		const instance = await stage.webhook({ events });
		stage.sandbox.events.paymentSaved(paid);
		await stage.settled();
		expect(instance.calls).toBe(1);
		expect(instance.events).toEqual([]);
	});

	test('tells that a payment is taken back from its second call on', async () => {
		const instance = await stage.webhook({ events });
		const { person } = stage.sandbox;
		person.unpay(paid);
		await stage.settled();
		expect(instance.events).toEqual([]);
		person.pay(paid);
		await stage.settled();
		person.unpay(paid);
		await stage.settled();
		expect(instance.events).toEqual(['paymentPaid 1036', 'paymentUnpaid 1036']);
	});

	test('takes no payment for a new one', async () => {
		const instance = await stage.webhook({ events });
		const { id: made } = stage.sandbox.person.add();
		await stage.settled();
		expect(instance.calls).toBe(1);
		expect(instance.failed).toEqual([]);
		expect(instance.events).toEqual([]);
		stage.sandbox.person.pay(made);
		await stage.settled();
		expect(instance.events).toEqual([`paymentPaid ${made}`]);
	});
});
