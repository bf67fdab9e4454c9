import { sleep } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import type { ChangeCase } from './testChanges';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Payment 1049 was billed today, so that looks follow it. */
const rows: ChangeCase[] = [
	['a payment is paid', ({ person }) => person.pay(unpaid), ['paymentPaid']],
	['a payment is made', ({ person }) => person.add(), ['paymentCreated']],
	[
		'a payment is made and paid',
		({ person }) => person.pay(person.add().id),
		['paymentCreated', 'paymentPaid'],
	],
	['a sum changes', ({ person }) => person.change(1049, { sum: 1 }), ['paymentUpdated']],
	['a payment is deleted', ({ person }) => person.delete(1049), ['paymentDeleted']],
];

describe.each(rows)('%s', (_happens, change, starts) => {
	beforeEach(() => {
		const { store, clock } = sandbox;
		store.addPayment({ id: 1049, dateBill: isoDate(clock.now()) });
	});

	test('and the call is lost: the next look starts the workflow', async () => {
		const instance = await workflows.both();
		sandbox.events.lose(2);
		change(sandbox);
		await workflows.settled();
		expect(instance.calls).toBe(0);
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.starts).toEqual(starts.map((event) => `Poll: ${event}`));
	});

	test('and the call comes before the look, which then starts nothing', async () => {
		const instance = await workflows.both();
		change(sandbox);
		await workflows.settled();
		expect(instance.starts).toEqual(starts.map((event) => `Trigger: ${event}`));
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.items).toHaveLength(starts.length);
	});

	test('and the call comes after the look, and then starts nothing', async () => {
		const instance = await workflows.both();
		sandbox.events.hold();
		change(sandbox);
		await instance.poll('Poll');
		expect(instance.starts).toEqual(starts.map((event) => `Poll: ${event}`));
		sandbox.events.release();
		await workflows.settled();
		await instance.poll('Poll');
		expect(instance.calls).toBeGreaterThan(0);
		expect(instance.items).toHaveLength(starts.length);
	});

	test.each([0, 10, 25, 40])(
		'and the call comes %d ms after the look began: the workflow starts once',
		async (delay) => {
			const instance = await workflows.both();
			sandbox.settings.latency = 15;
			sandbox.events.hold();
			change(sandbox);
			const looking = instance.poll('Poll');
			await sleep(delay);
			sandbox.events.release();
			await looking;
			await workflows.settled();
			await instance.poll('Poll');
			const events = instance.items.map(({ event }) => event);
			expect(events.sort()).toEqual(starts);
		},
	);
});
