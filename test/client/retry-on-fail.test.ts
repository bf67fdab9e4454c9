import { sampleIds } from '../sandbox';
import { idsAsItems, retryOnFail, runNode } from '../support/engine/runNode';
import { portalText } from '../support/portalText';
import { useSandbox } from '../support/useSandbox';
import { IdempotencyCache } from '../../nodes/Bitrix24/execution/run/idempotencyCache';
import type { Outcome, Skipped } from '../../nodes/Bitrix24/portal/outcome';

const MISSING = 99999;
const retry = retryOnFail(3);

describe('Retry On Fail', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const sent = (id: number) =>
		sandbox.journal
			.calls('crm.item.payment.pay')
			.filter(({ parameters }) => Number(parameters.id) === id).length;

	it.each([0, 10])('sends what is already paid only once (batch size %i)', async (batchSize) => {
		const ids = sandbox.store.addPayments(3);

		const run = await runNode(sandbox, idsAsItems([...ids, MISSING]), {
			...retry,
			parameters: { options: { batchSize } },
		});

		expect(run.thrown).toHaveLength(3);
		expect(ids.map(sent)).toEqual([1, 1, 1]);
		expect(sent(MISSING)).toBe(3);
	});

	it('goes on with what was not sent, and emits every item in its place', async () => {
		const ids = sandbox.store.addPayments(20);
		sandbox.faults.order({
			kind: 'error',
			code: 'SALE_EVENT_ON_BEFORE_PAID_ERROR',
			text: 'Not now',
			parameters: ({ id }) => id === ids[4],
		});

		const run = await runNode(sandbox, idsAsItems(ids), retry);

		expect(run.status).toBe('success');
		expect(run.items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
		expect(ids.map(sent)).toEqual(ids.map(() => 1));
	});

	it('names in every try what the run has done, also before that try', async () => {
		const ids = sandbox.store.addPayments(2);

		const run = await runNode(sandbox, idsAsItems([...ids, MISSING]), retry);

		for (const error of run.thrown) {
			expect((error as Error & { description: string }).description).toMatch(
				`item 0 (id ${ids[0]}), item 1 (id ${ids[1]})`,
			);
		}
	});

	it('in Continue mode repeats a first item that failed, and no item that was paid', async () => {
		const ids = sandbox.store.addPayments(2);

		const run = await runNode(sandbox, idsAsItems([MISSING, ...ids]), {
			...retry,
			onError: 'continueRegularOutput',
		});

		expect(ids.map(sent)).toEqual([1, 1]);
		expect(sent(MISSING)).toBe(3);
		expect(run.json('Bitrix24')).toMatchObject([
			{ error: portalText(sandbox, 'paymentNotFound') },
			{ id: ids[0], result: true },
			{ id: ids[1], result: true },
		]);
	});

	it('pays the same payment for two items that both ask for it', async () => {
		const run = await runNode(sandbox, idsAsItems([sampleIds.unpaid, sampleIds.unpaid]));

		expect(sent(sampleIds.unpaid)).toBe(2);
		expect(run.json('Bitrix24')).toHaveLength(2);
	});

	it('does not remember from one run of the workflow to the next', async () => {
		await runNode(sandbox, idsAsItems([sampleIds.unpaid]));
		await runNode(sandbox, idsAsItems([sampleIds.unpaid]));

		expect(sent(sampleIds.unpaid)).toBe(2);
	});
});

describe('What a run has written', () => {
	const ok: Outcome = { ok: true, value: 1 };
	const fails = (effect: 'unknown' | 'rejected' | 'notExecuted'): Outcome => ({
		...{ ok: false, code: 'X', message: 'x', httpCode: null },
		effect,
	});
	const twice = async (
		kind: 'safe' | 'idempotent' | 'nonIdempotent',
		first: Outcome,
		everything = true,
	): Promise<{ times: number; doubted: boolean; second: Outcome | Skipped }> => {
		const writes = new IdempotencyCache(everything);
		let times = 0;
		let doubted = false;
		const write = async (doubt?: unknown) => {
			times += 1;
			doubted = doubt !== undefined;
			return times === 1 ? first : ok;
		};
		await writes.once('key', kind, write);
		return { second: await writes.once('key', kind, write), times, doubted };
	};

	it('is answered from memory', async () => {
		expect(await twice('idempotent', ok)).toMatchObject({ times: 1, second: ok });
		expect(await twice('nonIdempotent', ok)).toMatchObject({ times: 1, second: ok });
	});

	it('is not what it has read', async () => {
		expect(await twice('safe', ok)).toMatchObject({ times: 2 });
	});

	it('is not what the portal refused', async () => {
		expect(await twice('nonIdempotent', fails('rejected'))).toMatchObject({ times: 2, second: ok });
		expect(await twice('idempotent', fails('notExecuted'))).toMatchObject({
			times: 2,
			doubted: false,
		});
	});

	it('may be what was added without an answer, so that is not sent again', async () => {
		const lost = fails('unknown');
		expect(await twice('nonIdempotent', lost)).toMatchObject({ times: 1, second: lost });
	});

	it('may be what was settled without an answer, so the next try looks first', async () => {
		expect(await twice('idempotent', fails('unknown'))).toMatchObject({ times: 2, doubted: true });
	});

	it('is, for a tool of an agent, only what must not be sent again', async () => {
		expect(await twice('idempotent', ok, false)).toMatchObject({ times: 2 });
		expect(await twice('nonIdempotent', ok, false)).toMatchObject({ times: 2 });
		expect(await twice('nonIdempotent', fails('unknown'), false)).toMatchObject({ times: 1 });
	});

	it('is under way once when two ask for it at the same moment', async () => {
		const writes = new IdempotencyCache(true);
		let times = 0;
		const write = async () => {
			times += 1;
			await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
			return ok;
		};

		await Promise.all([
			writes.once('key', 'nonIdempotent', write),
			writes.once('key', 'nonIdempotent', write),
		]);

		expect(times).toBe(1);
	});
});
