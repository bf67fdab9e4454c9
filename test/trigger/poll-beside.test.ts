import { sleep } from 'n8n-workflow';
import { type Sandbox, sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

type Row = [happens: string, deed: (sandbox: Sandbox) => unknown, starts: string[]];

/** Payment 1049 was billed today, so that looks follow it. */
const rows: Row[] = [
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

describe.each(rows)('%s', (_happens, deed, starts) => {
	beforeEach(() => {
		const { store, clock } = sandbox;
		store.addPayment({ id: 1049, dateBill: isoDate(clock.now()) });
	});

	test('and the call is lost: the next look starts the workflow', async () => {
		const instance = await workflows.both();
		sandbox.events.lose(2);
		deed(sandbox);
		await workflows.settled();
		expect(instance.calls).toBe(0);
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.starts).toEqual(starts.map((event) => `Poll: ${event}`));
	});

	test('and the call comes before the look, which then starts nothing', async () => {
		const instance = await workflows.both();
		deed(sandbox);
		await workflows.settled();
		expect(instance.starts).toEqual(starts.map((event) => `Trigger: ${event}`));
		await instance.poll('Poll');
		await instance.poll('Poll');
		expect(instance.items).toHaveLength(starts.length);
	});

	test('and the call comes after the look, and then starts nothing', async () => {
		const instance = await workflows.both();
		sandbox.events.hold();
		deed(sandbox);
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
			deed(sandbox);
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
