import { speedUp, realTime } from '../engine/clock';
import { startSandbox, type Sandbox } from '../sandbox';
import { settled, withApplication } from './trigger';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	realTime();
	sandbox.reset();
});
afterAll(async () => await sandbox.stop());

const COUNT = 500;

describe('A burst of 500 payments that are paid', () => {
	it.each(['asSent', 'reversed'] as const)(
		'starts the workflow once for each, none lost, with calls that come twice, %s',
		async (order) => {
			speedUp(20);
			const ids = sandbox.store.addPayments(COUNT);
			const instance = await withApplication(sandbox, { events: ['paymentPaid'] });
			await instance.activate();
			const before = sandbox.journal.entries.filter(({ batch }) => !batch).length;
			sandbox.events.hold();
			for (const id of ids) sandbox.person.pay(id);
			sandbox.events.repeat(100);
			sandbox.events.release({ order });
			await settled(sandbox, instance);

			expect(instance.failed).toEqual([]);
			expect(instance.calls).toBe(COUNT + 100);
			expect(instance.items.map(({ payment }) => (payment as { id: number }).id).sort()).toEqual(
				[...ids].sort(),
			);
			const requests = sandbox.journal.entries.filter(({ batch }) => !batch).length - before;
			expect(requests).toBeLessThan(COUNT + 100);
			await instance.stop();
		},
		60_000,
	);

	it('is read in few requests when the calls come at the same time and the portal is slow', async () => {
		const ids = sandbox.store.addPayments(COUNT);
		const instance = await withApplication(sandbox, { events: ['paymentPaid'] });
		await instance.activate();
		sandbox.settings.latency = 200;
		sandbox.settings.events.parallel = 50;
		const before = sandbox.journal.entries.filter(({ batch }) => !batch).length;
		for (const id of ids) sandbox.person.pay(id);
		await settled(sandbox, instance);
		const requests = sandbox.journal.entries.filter(({ batch }) => !batch).length - before;
		sandbox.settings.latency = 0;

		expect(instance.failed).toEqual([]);
		expect(new Set(instance.events).size).toBe(COUNT);
		expect(instance.events).toHaveLength(COUNT);
		expect(requests).toBeLessThan(COUNT / 5);
		await instance.stop();
	}, 60_000);
});
