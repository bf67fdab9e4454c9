import { processMemory } from '../../nodes/Bitrix24/trigger/state/triggerState';
import { realTime } from '../support/engine/speedUp';
import { clock } from '../../nodes/Bitrix24/portal/limits/clock';
import { sampleIds } from '../sandbox';
import { isoDate } from '../sandbox/clock';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const DAY = 86_400_000;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
afterEach(realTime);

/** Time passes, in which no trigger is used. */
function pass(ms: number): void {
	const { now, monotonic } = clock;
	clock.now = () => now() + ms;
	clock.monotonic = () => monotonic() + ms;
}

test('what a deactivated trigger remembers is let go in the end', async () => {
	for (let count = 0; count < 5; count++) {
		const instance = await workflows.application();
		await instance.deactivate();
	}
	const before = processMemory.size;
	expect(before).toBeGreaterThanOrEqual(5);
	pass(60 * DAY);
	await workflows.polled();
	expect(processMemory.size).toBe(1);
});

test('what an active trigger remembers is kept while the other one of its workflow is used', async () => {
	const instance = await workflows.both(['paymentPaid'], ['paymentDeleted']);
	sandbox.person.pay(unpaid);
	await workflows.settled();
	const [id = 0] = sandbox.store.addPayments(1, { dateBill: isoDate(sandbox.clock.now()) });
	for (let week = 0; week < 10; week++) {
		pass(7 * DAY);
		await instance.poll('Poll');
	}
	// n8n writes all static data with a poll that starts something, as it was at activation.
	sandbox.person.delete(id);
	await instance.poll('Poll');
	sandbox.events.paymentSaved(unpaid);
	const handler = String(sandbox.events.handlers.list[0]?.url);
	const forged = { 'auth[application_token]': 'f'.repeat(32) };
	expect((await sandbox.events.forge(forged, handler)).status).toBe(403);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037', `paymentDeleted ${id}`]);
});

test('a trigger that heard nothing for a week knows what it knew', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	// Another call had loaded this before, and writes it back after.
	const stale = instance.stored;
	sandbox.person.pay(unpaidToo);
	await workflows.settled();
	instance.stored = stale;
	pass(7 * DAY);
	await workflows.polled();
	sandbox.events.paymentSaved(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1037', 'paymentPaid 1038']);
});
