import { realTime, speedUp } from '../support/engine/speedUp';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import type { Instance } from '../support/engine/instance';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const PAYMENTS = 500;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** Payments, all of them not paid, that were there before the workflow was active. */
let ids: number[];
beforeEach(() => {
	ids = sandbox.store.addPayments(PAYMENTS);
});

const payAll = (some = ids) => {
	for (const id of some) sandbox.person.pay(id);
};

/** Each payment has started the workflow, and none did twice. */
function expectAllOnce(instance: Instance): void {
	expect(instance.failed).toEqual([]);
	expect(instance.warnings).toEqual([]);
	expect(instance.events.sort()).toEqual(ids.map((id) => `paymentPaid ${id}`).sort());
}

// 500 calls over real HTTP on a busy machine.
jest.setTimeout(60_000);

test('500 payments that are paid at once start the workflow 500 times, and are read in few requests', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	payAll();
	await workflows.settled();
	expectAllOnce(instance);
	expect(instance.started).toHaveLength(PAYMENTS);
	expect(sandbox.events.sent.every(({ status }) => status === 200)).toBe(true);
	expect(workflows.requests.length).toBeLessThan(PAYMENTS / 2);
});

test('a call for each, many of them twice and all in the wrong order, start the workflow 500 times', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	const { events, settings } = sandbox;
	events.repeat(100);
	payAll(ids.slice(0, 200));
	settings.events.parallel = 50;
	events.hold();
	events.repeat(100);
	payAll(ids.slice(200));
	for (const id of ids.slice(200, 250)) events.paymentSaved(id);
	events.release({ order: 'reversed' });
	await workflows.settled();
	expect(instance.calls).toBe(PAYMENTS + 250);
	expectAllOnce(instance);
});

test('at a slow portal calls are answered at once, and the payments are read together', async () => {
	const instance = await workflows.application({ events: ['paymentPaid'] });
	sandbox.settings.latency = 300;
	sandbox.settings.events.parallel = 50;
	payAll();
	await workflows.settled();
	expectAllOnce(instance);
	// A busy machine takes the calls in more bursts.
	expect(workflows.requests.length).toBeLessThan(PAYMENTS / 10);
});

test('calls that come while the portal’s bucket is full, within the limits of a standard plan, are all dealt with', async () => {
	const scale = 20;
	const refused = () =>
		sandbox.journal.entries.some(({ method, http }) => method !== 'scope' && http === 503);
	speedUp(scale);
	// The bucket stays full until a request of ours has met it.
	sandbox.clock.scale = 0;
	try {
		const store = oAuthCredentialsFor(sandbox, { plan: 'standard' });
		const instance = await workflows.application({ events: ['paymentPaid'] }, { store });
		sandbox.settings.bucket = { capacity: 50, drain: 2 };
		// The portal's time runs fast, and n8n does not.
		sandbox.settings.events.timeout *= scale;
		const others = Array.from(
			{ length: 60 },
			async () => await fetch(`${sandbox.webhookUrl}scope`),
		);
		await Promise.all(others);
		payAll();
		await until(refused);
		sandbox.clock.scale = scale;
		await workflows.settled();
		expectAllOnce(instance);
	} finally {
		sandbox.clock.scale = 1;
		realTime();
	}
});

test('what is lost of a burst is caught up by looks beside it, and nothing starts twice', async () => {
	const instance = await workflows.both(['paymentPaid'], ['paymentPaid']);
	sandbox.events.lose(100);
	payAll();
	await instance.poll('Poll');
	await workflows.settled();
	await instance.poll('Poll');
	expectAllOnce(instance);
	expect(instance.calls).toBe(PAYMENTS - 100);
});
