import type { INodeParameters } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { METHOD_BLOCKED } from '../support/faults/knownErrors';
import { idsAsItems, runNode, startNode } from '../support/engine/runNode';
import { putClock } from '../support/engine/speedUp';
import { until } from '../support/engine/until';
import { useSandbox } from '../support/useSandbox';

const SCALE = 200;
const SECOND = 1000;
const DAY = 86_400 * SECOND;

const shifts: Array<[shift: string, ms: number]> = [
	['back by 5 seconds', -5 * SECOND],
	['back by a day', -DAY],
	['back by years', -1000 * DAY],
	['forward by a day', DAY],
	['forward by years', 1000 * DAY],
];
const ways: Array<[way: string, INodeParameters]> = [
	['one after the other', { options: { parallelRequests: 1 } }],
	['five at once', {}],
	['in batches', { options: { batchSize: 5 } }],
];

describe.each(shifts)('A clock that is put %s', (_shift, ms) => {
	const bucket = { capacity: 5, drain: 2 };
	const sandbox = useSandbox({ clockScale: SCALE, bucket }, { speedUp: SCALE, perTest: true });

	it.each(ways)('while requests wait their turn delays none, %s', async (_way, parameters) => {
		const ids = sandbox.store.addPayments(20);
		const { finished } = startNode(sandbox, idsAsItems(ids), { parameters, plan: 'standard' });
		await until(() => sandbox.journal.entries.length > 2);
		putClock(ms);

		const { json } = await finished;

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it.each(ways)('while an answer is repeated changes no verdict, %s', async (_way, parameters) => {
		const ids = sandbox.store.addPayments(6);
		sandbox.faults.order({ kind: 'html', status: 502, process: 'never', times: 2 });
		const { finished } = startNode(sandbox, idsAsItems(ids), { parameters });
		await until(() => sandbox.journal.entries.length > 0);
		putClock(ms);

		const { json } = await finished;

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it('while a method is blocked ends the block when it would have ended', async () => {
		const ids = sandbox.store.addPayments(2);
		sandbox.settings.operating = { limit: 100, perCall: 10, window: 30 };
		sandbox.faults.order({ ...METHOD_BLOCKED, skip: 1 });
		const { finished } = startNode(sandbox, idsAsItems(ids), {
			parameters: { options: { parallelRequests: 1, maxWait: 120 } },
		});
		await until(() => sandbox.journal.entries.some(({ http }) => http === 429));
		putClock(ms);

		const { json } = await finished;

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it('before a run changes nothing of it', async () => {
		putClock(ms);

		const { json } = await runNode(sandbox, [{ id: sampleIds.unpaid }], { plan: 'standard' });

		expect(json('Bitrix24')).toEqual([{ id: sampleIds.unpaid, result: true }]);
	});
});

describe('A method that is blocked until a moment', () => {
	const sandbox = useSandbox({ clockScale: SCALE }, { speedUp: SCALE, perTest: true });

	it.each<[string, (seconds: number) => unknown, RegExp]>([
		['as a number', (seconds) => seconds, / is blocked until /],
		['in digits', (seconds) => String(Math.floor(seconds)), / is blocked until /],
		['with a fraction in digits', (seconds) => seconds.toFixed(3), / is blocked until /],
		['in words', () => 'soon', / is blocked\)$/],
		['in milliseconds', (seconds) => seconds * 1000, / is blocked\)$/],
		['that is negative', () => -5, / is blocked\)$/],
		['that is long over', (seconds) => seconds - 86_400, / is blocked\)$/],
		['that never comes', () => 1e18, / is blocked\)$/],
		['that is null', () => null, / is blocked\)$/],
		['that is a list', () => [1], / is blocked\)$/],
	])('%s, ends within Max Wait and says what is known', async (_what, reset, says) => {
		const [first = 0, second = 0] = sandbox.store.addPayments(2);
		const now = sandbox.clock.now() / 1000;
		sandbox.faults.order({
			...{ kind: 'time', time: { operating_reset_at: reset(now + 600), finish: now } },
		});
		sandbox.faults.order({ ...METHOD_BLOCKED, times: Infinity });

		const { json } = await runNode(sandbox, idsAsItems([first, second]), {
			onError: 'continueRegularOutput',
			parameters: { options: { parallelRequests: 1, maxWait: 60 } },
		});

		const [done, blocked] = json('Bitrix24');
		expect(done).toEqual({ id: first, result: true });
		expect(blocked?.error).toMatch(says);
		expect(sandbox.store.payment(second).paid).toBe('N');
	});
});
