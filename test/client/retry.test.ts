import type { IDataObject } from 'n8n-workflow';
import { RetryingCaller } from '../../nodes/Bitrix24/portal/client/retry';
import { BlockWaits } from '../../nodes/Bitrix24/portal/limits/blockWaits';
import { clock } from '../../nodes/Bitrix24/portal/limits/clock';
import { ConcurrencyLimit, SharedRead } from '../../nodes/Bitrix24/portal/limits/concurrency';
import { OperatingTime } from '../../nodes/Bitrix24/portal/limits/operatingTime';
import { RateLimiter } from '../../nodes/Bitrix24/portal/limits/rateLimiter';
import type { Connection } from '../../nodes/Bitrix24/portal/connection/connection';
import type { MethodSpec } from '../../nodes/Bitrix24/portal/methodSpec';
import type { Outcome, Skipped, Success } from '../../nodes/Bitrix24/portal/outcome';
import { effectUnknown, notExecuted } from '../../nodes/Bitrix24/portal/outcome';
import { BLOCKED } from '../../nodes/Bitrix24/portal/transport/failures';
import type { RequestContext, Sender } from '../../nodes/Bitrix24/portal/transport/requestContext';
import { sampleIds } from '../sandbox';
import { realTime } from '../support/engine/speedUp';
import { runNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

const lost = effectUnknown('ECONNRESET', 'closed');
const refused = notExecuted('ECONNREFUSED', 'refused');
const done: Success = { ok: true, value: true };

describe('After an answer that never came', () => {
	let pauses: number[];
	let asked: string[];

	beforeEach(() => {
		pauses = [];
		asked = [];
		clock.pause = async (ms) => {
			pauses.push(ms);
			return true;
		};
	});
	afterEach(() => realTime());

	const attempt = async (
		spec: MethodSpec,
		answers: Outcome[],
		{ answer = () => done, ...changes }: Partial<RequestContext> & { answer?: () => Outcome } = {},
	): Promise<Outcome | Skipped> => {
		const connection: Connection = {
			...{ address: '', host: 'portal.example', plan: 'standard', secrets: [] },
		};
		const context: RequestContext = {
			send: async () => lost,
			connection,
			currentConnection: new SharedRead(async () => connection),
			limiter: new RateLimiter(),
			operating: new OperatingTime(),
			concurrency: new ConcurrencyLimit(1),
			maxWaitMs: 60_000,
			jitter: 1,
			timezone: 'UTC',
			stopsOnFailure: false,
			blockWaits: new BlockWaits(() => undefined, 'UTC'),
			isStopped: () => false,
			sentEvenWhenStopped: false,
			...changes,
		};
		const sendOnce: Sender['sendOnce'] = async (_context, { method }) => {
			asked.push(method);
			return answers.shift() ?? answer();
		};
		return await new RetryingCaller(context, { sendOnce }).call(
			{ method: 'write', parameters: {} },
			spec,
		);
	};

	const settles: MethodSpec = {
		idempotency: 'idempotent',
		verification: {
			call: () => ({ method: 'look', parameters: {} }),
			isExpectedResult: () => true,
			resultIfExecuted: (seen) => (seen.ok && seen.value === 'yes' ? done : undefined),
		},
	};

	it('a read is asked up to four times, with growing waits', async () => {
		const outcome = await attempt({ idempotency: 'safe' }, [lost, lost, lost, lost]);

		expect(outcome).toMatchObject({
			message: 'closed',
			advice: expect.stringMatching(/^Nothing was changed/),
		});
		expect(asked).toHaveLength(4);
		expect(pauses).toEqual([1000, 2000, 4000]);
	});

	it('a read gives the first answer that comes', async () => {
		expect(await attempt({ idempotency: 'safe' }, [lost, done])).toBe(done);
	});

	it('what adds is never asked again', async () => {
		const outcome = await attempt({ idempotency: 'nonIdempotent', manualCheck: 'Look at X.' }, [
			lost,
		]);

		expect(outcome).toMatchObject({
			effect: 'unknown',
			message: expect.stringMatching(/it is unknown whether it was added$/),
			advice: expect.stringMatching(/Look at X\.$/),
		});
		expect(asked).toEqual(['write']);
	});

	it('what adds is asked again when the connection was refused, since nothing was sent', async () => {
		expect(await attempt({ idempotency: 'nonIdempotent' }, [refused, done])).toBe(done);
	});

	it('what settles is looked for, and not repeated when it happened', async () => {
		expect(await attempt(settles, [lost, { ok: true, value: 'yes' }])).toBe(done);
		expect(asked).toEqual(['write', 'look']);
	});

	it('what settles is repeated when it did not happen', async () => {
		expect(await attempt(settles, [lost, { ok: true, value: 'no' }, done])).toBe(done);
		expect(asked).toEqual(['write', 'look', 'write']);
	});

	it('what settles stays in doubt when the look gets no answer either', async () => {
		const outcome = await attempt(settles, [lost, lost, lost, lost, lost]);

		expect(outcome).toMatchObject({ ok: false, effect: 'unknown' });
		expect(asked).toEqual(['write', 'look', 'look', 'look', 'look']);
	});

	it('what settles ends with a look, so that what is said is what is', async () => {
		const no: Outcome = { ok: true, value: 'no' };
		const outcome = await attempt(settles, [lost, no, lost, no, lost, no, lost, no]);

		expect(asked.filter((method) => method === 'write')).toHaveLength(4);
		expect(asked.at(-1)).toBe('look');
		expect(outcome).toMatchObject({
			effect: 'rejected',
			message: expect.stringMatching(/was not done$/),
		});
	});

	it('nothing is waited for beyond Max Wait', async () => {
		await attempt({ idempotency: 'safe' }, [lost, lost, lost, lost], {
			maxWaitMs: 2000,
		});

		expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(2000);
		expect(asked.length).toBeLessThan(4);
	});

	it('a blocked method is waited for once a run: what comes later has no more time than the first', async () => {
		let now = 0;
		clock.monotonic = () => now;
		clock.pause = async (ms) => {
			now += ms;
			return true;
		};
		const operating = new OperatingTime();
		const blockWaits = new BlockWaits(() => undefined, 'UTC');
		const blocked = async (): Promise<number> => {
			const start = now;
			const outcome = await attempt({ idempotency: 'safe' }, [], {
				...{ operating, blockWaits },
				answer: () => {
					operating.record('write', BLOCKED);
					return BLOCKED;
				},
			});
			expect(outcome).toMatchObject({ code: BLOCKED.code });
			return now - start;
		};

		const first = await blocked();
		expect(first).toBeGreaterThan(30_000);
		expect(first).toBeLessThanOrEqual(60_000);
		now += 20_000;
		expect(await blocked()).toBe(0);

		now += 1;
		operating.record('write', done);
		now += 1;
		expect(await blocked()).toBeGreaterThan(30_000);
	});

	it('what is in doubt when the run stops is still looked for, and not repeated', async () => {
		const outcome = await attempt(settles, [lost, { ok: true, value: 'no' }], {
			isStopped: () => true,
		});

		expect(asked).toEqual(['write', 'look']);
		expect(outcome).toMatchObject({ effect: 'rejected' });
	});
});

describe('Payment > Pay after an answer that never came', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const methods = () => sandbox.journal.entries.map(({ method }) => method.split('.').at(-1));
	const pay = async (parameters: IDataObject = {}) =>
		await runNode(sandbox, [{ id: sampleIds.unpaid }], { parameters: parameters as never });

	it('says true because the payment reads paid, and pays once', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'before' });

		expect((await pay()).json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(methods()).toEqual(['pay', 'get']);
	});

	it('pays again when the payment reads unpaid', async () => {
		sandbox.faults.order({ kind: 'reset', process: 'never' });

		expect((await pay()).json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(methods()).toEqual(['pay', 'get', 'pay']);
	});

	it('honours the timeout that the user set in Request Options', async () => {
		sandbox.faults.order({ kind: 'silence', process: 'before' });

		const run = await pay({ requestOptions: { timeout: 500 } });

		expect(run.json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
		expect(methods()).toEqual(['pay', 'get']);
	});
});
