import {
	knownPortals,
	limiterFor,
	RateLimiter,
} from '../../nodes/Bitrix24/portal/limits/rateLimiter';
import { clock } from '../../nodes/Bitrix24/portal/limits/clock';
import { realTime } from '../support/engine/speedUp';
import { BUCKET_FULL } from '../support/faults/knownErrors';
import { idsAsItems, runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('The request limit of a portal', () => {
	let now = 0;

	beforeEach(() => {
		now = 1_000_000;
		clock.now = clock.monotonic = () => now;
	});
	afterEach(() => realTime());

	it.each([
		['standard', 49, 500],
		['enterprise', 248, 200],
	] as const)('of the plan %s lets %i out at once, then one every %i ms', (plan, burst, step) => {
		const limits = new RateLimiter();

		const waits = Array.from({ length: burst + 3 }, () => limits.reserve(plan));

		expect(waits.slice(0, burst).every((wait) => wait === 0)).toBe(true);
		const [first = 0, second = 0, third = 0] = waits.slice(burst);
		expect(second - first).toBe(step);
		expect(third - second).toBe(step);
		expect(first).toBe(step);
	});

	it('of a self-hosted portal holds nothing back', () => {
		const limits = new RateLimiter();

		expect(
			Array.from({ length: 1000 }, () => limits.reserve('selfHosted')).every((w) => w === 0),
		).toBe(true);
	});

	it('is free again for as many as have leaked out', () => {
		const limits = new RateLimiter();
		for (let i = 0; i < 49; i += 1) limits.reserve('standard');

		now += 10_000;

		const waits = Array.from({ length: 21 }, () => limits.reserve('standard'));
		expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
	});

	it('counts as used up when the portal says so, whoever used it', () => {
		const limits = new RateLimiter();
		limits.reserve('standard');

		limits.markFull('standard');

		expect(limits.reserve('standard')).toBeGreaterThanOrEqual(500);
	});

	it('is one for all that ask for the same portal, and another for another portal', () => {
		expect(limiterFor('a.example')).toBe(limiterFor('a.example'));
		expect(limiterFor('a.example')).not.toBe(limiterFor('b.example'));
	});

	it('is forgotten when the portal was not asked for a quarter of an hour', () => {
		const first = limiterFor('idle.example');
		now += 16 * 60_000;

		limiterFor('new.example');

		expect(knownPortals()).toBe(1);
		expect(limiterFor('idle.example')).not.toBe(first);
	});
});

describe('Under the limit of a standard plan', () => {
	const SCALE = 20;
	const sandbox = useSandbox(
		{ bucket: { capacity: 50, drain: 2 }, clockScale: SCALE },
		{ speedUp: SCALE, perTest: true },
	);
	const refused = () => sandbox.journal.entries.filter(({ http }) => http === 503).length;
	/** A busy machine may let two requests arrive closer together than they were sent. */
	const HARDLY_ANY = 5;

	it('80 payments are paid, and the portal hardly ever has to refuse one', async () => {
		const ids = sandbox.store.addPayments(80);

		const run = await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		expect(refused()).toBeLessThan(HARDLY_ANY);
	});

	it('two workflows share one queue, and neither waits for the other to end', async () => {
		const [first, second] = [sandbox.store.addPayments(60), sandbox.store.addPayments(20)];
		const singly = { plan: 'standard', parameters: { options: { batchSize: 1 } } } as const;

		const runs = [
			runNode(sandbox, idsAsItems(first), singly),
			runNode(sandbox, idsAsItems(second), singly),
		];
		const secondEnded = runs[1]?.then(() => sandbox.journal.entries.length);
		await Promise.all(runs);

		expect(refused()).toBeLessThan(HARDLY_ANY);
		expect(await secondEnded).toBeLessThan(75);
	});

	it('a bucket that another program keeps full is waited for', async () => {
		const ids = sandbox.store.addPayments(10);
		// The other program: takes the whole burst, then goes on.
		await Promise.all(
			Array.from({ length: 51 }, async () => await fetch(`${sandbox.webhookUrl}server.time`)),
		);

		const run = await runNode(sandbox, idsAsItems(ids), { plan: 'standard' });

		expect(run.json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it('a bucket that stays full beyond Max Wait fails with what to do', async () => {
		sandbox.faults.order({ ...BUCKET_FULL, times: Infinity });

		const run = await runNode(sandbox, [{ id: 1037 }], {
			plan: 'standard',
			parameters: { options: { maxWait: 3 } },
		});

		expect(run.error?.message).toBe('Too many requests');
		expect(run.error?.description).toMatch('Max Wait');
		expect(run.error?.httpCode).toBe('503');
		expect(sandbox.journal.entries.length).toBeLessThan(10);
		expect(sandbox.journal.entries.length).toBeGreaterThan(2);
	});
});
