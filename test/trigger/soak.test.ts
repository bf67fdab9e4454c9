import { realTime, shortenTimeouts, speedUp } from '../support/engine/speedUp';
import { until } from '../support/engine/until';
import type { FaultKind } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const SCALE = 5;

const EVENTS = 2000;
const LASTS_MS = 120_000;
const PHASE_MS = 3_000;

/** What the portal does in turn; in the last phase it answers as it should. */
const PHASES: Array<FaultKind | undefined> = [
	{ kind: 'html', status: 503, process: 'never' },
	{ kind: 'html', status: 200, process: 'never' },
	{ kind: 'silence', process: 'never' },
	{ kind: 'nested', depth: 5000, process: 'never' },
	undefined,
];

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);
afterEach(realTime);

// Two minutes of the portal's clock are 24 s; what was not told is then read by one process beside others.
jest.setTimeout(300_000);

test('2,000 events while the portal alternates 503, pages, silence and deep answers for two minutes: each is told once or a failed execution, and after it all are served', async () => {
	const ids = sandbox.store.addPayments(EVENTS);
	const instance = await workflows.application({ events: ['paymentPaid'] });
	speedUp(SCALE);
	shortenTimeouts(SCALE * 20);
	sandbox.clock.scale = SCALE;
	sandbox.settings.events = { timeout: 60_000 * SCALE, parallel: 20 };
	const start = sandbox.clock.now();
	const elapsed = () => sandbox.clock.now() - start;
	const isPhase = (phase: number) =>
		elapsed() < LASTS_MS && Math.floor(elapsed() / PHASE_MS) % PHASES.length === phase;
	for (const [phase, fault] of PHASES.entries()) {
		if (fault === undefined) continue;
		sandbox.faults.order({
			...fault,
			in: 'http',
			times: Infinity,
			parameters: () => isPhase(phase),
		});
	}

	for (const [index, id] of ids.entries()) {
		await until(() => elapsed() >= (index * LASTS_MS) / EVENTS);
		sandbox.person.pay(id);
	}
	await until(() => elapsed() >= LASTS_MS);
	await workflows.settled();

	const told = instance.events;
	const faulty = sandbox.journal.entries.filter(({ answered }) => answered === 'fault');
	const silent = sandbox.journal.entries.filter(({ answered }) => answered === 'none');
	expect(faulty.length).toBeGreaterThan(PHASES.length);
	expect(silent.length).toBeGreaterThan(0);
	expect(sandbox.events.sent.every(({ status }) => status === 200)).toBe(true);
	expect(new Set(told).size).toBe(told.length);
	expect(told.length).toBeGreaterThan(0);
	expect(instance.failed.length).toBeGreaterThan(0);
	expect(told.length + instance.failed.length).toBe(EVENTS);

	sandbox.faults.clear();
	// A busy machine misses a shortened one, and then says so, also of a portal that is well.
	shortenTimeouts(1);
	const missed = ids.filter((id) => !told.includes(`paymentPaid ${id}`));
	for (const id of missed) sandbox.events.paymentSaved(id);
	await workflows.settled();
	expect(instance.events.sort()).toEqual(ids.map((id) => `paymentPaid ${id}`).sort());
});
